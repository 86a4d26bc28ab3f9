export const shells = ['bash', 'zsh', 'fish'] as const;

/** What there is to complete. */
export type Completions = {
	readonly name: string;
	/** Ids of the checks, offered where a check is asked for. */
	readonly checks: readonly string[];
	readonly commands: readonly CompletedCommand[];
};

type CompletedCommand = {
	readonly name: string;
	readonly description: string;
	readonly argument: string | undefined;
	readonly choices: readonly string[];
	readonly options: readonly CompletedOption[];
};

type CompletedOption = {
	readonly flag: string;
	readonly description: string;
	readonly takesValue: boolean;
	readonly isFile: boolean;
	readonly choices: readonly string[];
};

/** A script that completes commands, options and their values in a shell. */
export function renderCompletion(shell: (typeof shells)[number], completions: Completions): string {
	return renderers[shell](completions);
}

const renderers: { readonly [S in (typeof shells)[number]]: (completions: Completions) => string } =
	{
		bash: renderBash,
		zsh: renderZsh,
		fish: renderFish,
	};

function renderBash({ name, checks, commands }: Completions): string {
	const cases = commands.flatMap(({ name: command, options, argument, choices }) => [
		`    ${command})`,
		'      case "$prev" in',
		...options
			.filter(({ takesValue }) => takesValue)
			.map((option) => `        ${option.flag}) ${bashValue(option, checks)}; return ;;`),
		'      esac',
		`      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${options.map(({ flag }) => flag).join(' ')}' -- "$cur"))`,
		`      else ${bashArgument(argument, choices, checks)}; fi ;;`,
	]);
	return [
		`# bash completion for ${name}: source <(${name} completion bash)`,
		`_${name}() {`,
		'  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}',
		'  if ((COMP_CWORD == 1)); then',
		`    COMPREPLY=($(compgen -W '${commands.map((command) => command.name).join(' ')}' -- "$cur")); return`,
		'  fi',
		'  case "${COMP_WORDS[1]}" in',
		...cases,
		'  esac',
		'}',
		`complete -F _${name} ${name}`,
		'',
	].join('\n');
}

// A name may hold spaces; `compopt` is not in the bash of macOS.
const bashFiles = `compopt -o filenames 2>/dev/null; local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$cur"))`;

function bashValue(option: CompletedOption, checks: readonly string[]): string {
	const values = valuesOf(option, checks);
	return values.length > 0
		? `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$cur"))`
		: bashFiles;
}

function bashArgument(
	argument: string | undefined,
	choices: readonly string[],
	checks: readonly string[],
): string {
	const values = argument === 'id' ? checks : choices;
	return values.length > 0
		? `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$cur"))`
		: bashFiles;
}

function renderZsh({ name, checks, commands }: Completions): string {
	const cases = commands.flatMap(({ name: command, options, argument, choices }) => {
		const values = argument === 'id' ? checks : choices;
		const positional = values.length > 0 ? `(${values.join(' ')})` : '_files';
		return [
			`    ${command})`,
			'      _arguments \\',
			...options.map((option) => `        ${quote(zshOption(option, checks))} \\`),
			`        ${quote(`*:${argument ?? 'path'}:${positional}`)} ;;`,
		];
	});
	return [
		`#compdef ${name}`,
		`# zsh completion for ${name}: source <(${name} completion zsh)`,
		`_${name}() {`,
		'  if ((CURRENT == 2)); then',
		'    local -a commands',
		`    commands=(${commands.map((command) => quote(`${command.name}:${command.description}`)).join(' ')})`,
		'    _describe command commands',
		'    return',
		'  fi',
		'  shift words; ((CURRENT--))',
		'  case $words[1] in',
		...cases,
		'  esac',
		'}',
		`if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi`,
		'',
	].join('\n');
}

function zshOption(option: CompletedOption, checks: readonly string[]): string {
	const about = option.description.replaceAll(/[[\]:]/g, ' ');
	if (!option.takesValue) return `*${option.flag}[${about}]`;
	const values = valuesOf(option, checks);
	return `*${option.flag}[${about}]:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`;
}

function renderFish({ name, checks, commands }: Completions): string {
	const lines = commands.flatMap(({ name: command, description, options, argument, choices }) => {
		const within = `complete -c ${name} -n '__fish_seen_subcommand_from ${command}'`;
		const values = argument === 'id' ? checks : choices;
		return [
			`complete -c ${name} -n __fish_use_subcommand -f -a ${command} -d ${quote(description)}`,
			...(values.length > 0 ? [`${within} -f -a ${quote(values.join(' '))}`] : []),
			...options.map((option) => `${within} ${fishOption(option, checks)}`),
		];
	});
	return [`# fish completion for ${name}: ${name} completion fish | source`, ...lines, ''].join(
		'\n',
	);
}

function fishOption(option: CompletedOption, checks: readonly string[]): string {
	const head = `-l ${option.flag.replace(/^--/, '')} -d ${quote(option.description)}`;
	if (!option.takesValue) return head;
	const values = valuesOf(option, checks);
	if (values.length > 0) return `${head} -x -a ${quote(values.join(' '))}`;
	return option.isFile ? `${head} -r -F` : `${head} -r`;
}

function valuesOf(
	{ flag, choices }: CompletedOption,
	checks: readonly string[],
): readonly string[] {
	return flag === '--check' || flag === '--skip' ? checks : choices;
}

function quote(word: string): string {
	return `'${word.replaceAll("'", "'\\''")}'`;
}
