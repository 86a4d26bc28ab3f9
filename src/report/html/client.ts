/// <reference lib="dom" />
import type { PageData, PageFinding } from './data.ts';

/**
 * The script of the page, sent as its own source: it must not use anything outside of itself. Every
 * text goes through textContent, so nothing from a manifest can become markup.
 */
export function client(data: PageData): void {
	const { checks, words } = data;
	const severities = ['critical', 'high', 'medium', 'low'];
	const findings = severities.flatMap((severity) =>
		data.findings.filter((finding) => finding.severity === severity),
	);
	const step = 200;
	const state = {
		hidden: new Set<string>(),
		namespace: '*',
		standard: '*',
		family: '*',
		search: '',
	};
	let most = step;

	const make = (
		tag: string,
		className: string,
		content: string | readonly Node[] = '',
	): HTMLElement => {
		const element = document.createElement(tag);
		if (className) element.className = className;
		if (typeof content === 'string') element.textContent = content;
		else element.append(...content);
		return element;
	};
	const word = (key: string): string => words[key] ?? key;

	function matches(finding: PageFinding): boolean {
		const { namespace, standard, family, search } = state;
		if (state.hidden.has(finding.severity)) return false;
		if (namespace !== '*' && finding.namespace !== namespace) return false;
		if (family !== '*' && !finding.check.startsWith(`${family}/`)) return false;
		if (standard !== '*' && !finding.standards.some((each) => each.startsWith(standard)))
			return false;
		if (search === '') return true;
		const { check, message, object, place, path } = finding;
		return `${check} ${message} ${object} ${place} ${path}`.toLowerCase().includes(search);
	}

	function excerpt({ lines, from, mark }: PageFinding): HTMLElement {
		const rows = lines.map((line, index) => {
			const number = from + index;
			const isMarked = number >= mark.first && number <= mark.last;
			const start = isMarked && number === mark.first ? mark.start - 1 : 0;
			const end = number === mark.last && mark.first === mark.last ? mark.end - 1 : line.length;
			const text = isMarked
				? [
						new Text(line.slice(0, start)),
						make('mark', '', line.slice(start, end)),
						new Text(line.slice(end)),
					]
				: [new Text(line)];
			return make('div', isMarked ? 'line marked' : 'line', [
				make('span', 'number', String(number)),
				make('code', '', text),
			]);
		});
		return make('div', 'excerpt', rows);
	}

	function diff({ diff: parts }: PageFinding): HTMLElement[] {
		const signs: { readonly [sign: string]: string } = { '+': 'line come', '-': 'line gone' };
		const rows = parts.flatMap((lines, at) => [
			...(at > 0 ? [make('div', 'line apart', '⋯')] : []),
			...lines.map((line) => make('div', signs[line.charAt(0)] ?? 'line', line)),
		]);
		return rows.length === 0
			? []
			: [make('p', 'fix', word('change')), make('div', 'excerpt diff', rows)];
	}

	function card(finding: PageFinding): HTMLElement {
		const { check, severity, message, object, namespace, container, place, standards } = finding;
		const owner = [namespace, object].filter((part) => part !== '').join(' / ');
		const where = container === '' ? owner : `${owner} · ${word('container')} ${container}`;
		const summary = make('summary', '', [
			make('span', `badge ${severity}`, word(severity)),
			make('span', 'message', message),
			make('span', 'object', where),
			make('span', 'place', place),
		]);
		const details = make('details', `finding ${severity}`, [summary]) as HTMLDetailsElement;
		details.addEventListener('toggle', () => {
			if (!details.open || details.childElementCount > 1) return;
			const story = checks[check];
			const facts = make('dl', '', [
				...term(word('why'), story?.why ?? ''),
				...term(word('mend'), `${story?.mend ?? ''} ${finding.fix}`),
				...term(word('path'), finding.path),
				...term(word('standards'), standards.join(', ')),
			]);
			const title = make('p', 'check', [
				make('code', '', check),
				new Text(` ${story?.title ?? ''}`),
			]);
			details.append(title, excerpt(finding), facts, ...diff(finding));
		});
		return details;
	}

	function term(name: string, text: string): Node[] {
		return text.trim() === '' ? [] : [make('dt', '', name), make('dd', '', text)];
	}

	const list = make('main', '');
	const count = make('p', 'count');
	const more = make('button', 'more', word('more')) as HTMLButtonElement;
	more.addEventListener('click', () => {
		most += step;
		show();
	});

	function show(): void {
		const found = findings.filter(matches);
		const cards = found.slice(0, most).map(card);
		const none = make('p', 'none', word(findings.length === 0 ? 'clean' : 'nothing'));
		list.replaceChildren(...(cards.length > 0 ? cards : [none]));
		count.textContent = `${found.length} ${word('shownOf')} ${findings.length} ${word('findings')}`;
		more.hidden = found.length <= most;
	}

	function changed(change: () => void): void {
		change();
		most = step;
		show();
	}

	function chip(severity: string): HTMLElement {
		const total = findings.filter((finding) => finding.severity === severity).length;
		const button = make('button', `chip ${severity}`, `${word(severity)} ${total}`);
		button.setAttribute('aria-pressed', 'true');
		button.addEventListener('click', () =>
			changed(() => {
				const isShown = state.hidden.delete(severity);
				if (!isShown) state.hidden.add(severity);
				button.setAttribute('aria-pressed', String(isShown));
			}),
		);
		return button;
	}

	function choice(key: 'namespace' | 'standard' | 'family', values: Iterable<string>): HTMLElement {
		const select = make('select', '') as HTMLSelectElement;
		select.setAttribute('aria-label', word(key));
		const label = `${word(key)}: ${word('all')}`;
		select.append(new Option(label, '*'));
		for (const value of [...new Set(values)].sort()) {
			select.append(new Option(value === '' ? word('noNamespace') : value, value));
		}
		select.addEventListener('change', () =>
			changed(() => {
				state[key] = select.value;
			}),
		);
		return select;
	}

	const search = make('input', '') as HTMLInputElement;
	search.type = 'search';
	search.placeholder = word('search');
	search.setAttribute('aria-label', word('search'));
	search.addEventListener('input', () =>
		changed(() => {
			state.search = search.value.trim().toLowerCase();
		}),
	);
	const families = findings.map(({ check }) => check.slice(0, check.indexOf('/')));
	const standards = findings.flatMap((finding) =>
		finding.standards.map((each) =>
			each.startsWith('pss:') ? each : each.slice(0, each.indexOf(':')),
		),
	);
	const header = make('header', '', [
		make('h1', '', word('title')),
		make('div', 'filters', [
			...severities.map(chip),
			choice(
				'namespace',
				findings.map(({ namespace }) => namespace),
			),
			choice('standard', standards),
			choice('family', families),
			search,
		]),
		count,
	]);
	const unread = data.unreadable.map(({ file, reason }) =>
		make('li', '', [make('code', '', file), new Text(` ${reason}`)]),
	);
	if (unread.length > 0) {
		header.append(
			make('section', 'unread', [make('h2', '', word('notRead')), make('ul', '', unread)]),
		);
	}
	document.body.replaceChildren(header, list, more);
	show();
}
