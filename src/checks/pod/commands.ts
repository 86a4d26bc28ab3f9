/** The program that a path or word names: `sh` for `/bin/sh`. */
export function programName(word: string): string {
	return word.slice(word.lastIndexOf('/') + 1);
}

/** A rule that finds a program called in a shell line or named by a word of a command. */
export function callOf(program: 'sudo' | 'sshd'): RegExp {
	return new RegExp(`(?:^|[\\s;&|(/\`])${program}(?=$|[\\s;&|)])`);
}
