import { asFields, asList, asString, isFields } from '../model/fields.ts';
import type { Fields } from '../model/resource.ts';

/** One condition on labels. `NotIn` and `DoesNotExist` hold where the key is missing. */
export type Requirement = {
	readonly key: string;
	readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
	readonly values: readonly string[];
};

/** Conditions that must all hold; none means everything. */
export type Selector = readonly Requirement[];

/**
 * Reads a LabelSelector. Undefined where there is none, which Kubernetes tells from `{}`: the empty
 * one selects everything, and what a missing one means depends on the field.
 */
export function labelSelector(value: unknown): Selector | undefined {
	if (!isFields(value)) return undefined;
	const expressions = asList(value.matchExpressions).flatMap((each) => expression(asFields(each)));
	return [...equalities(value.matchLabels), ...expressions];
}

/** Reads a plain mapping of labels, as a Service has: each label must be there with its value. */
export function equalities(labels: unknown): Selector {
	return Object.entries(asFields(labels)).flatMap(([key, value]) => {
		const label = labelText(value);
		return label === undefined ? [] : [{ key, operator: 'In' as const, values: [label] }];
	});
}

export function matches(selector: Selector, labels: Fields): boolean {
	return selector.every((requirement) => holds(requirement, labelOf(labels, requirement.key)));
}

/** Whether a label with this value, or a missing one, meets the requirement. */
export function holds({ operator, values }: Requirement, label: string | undefined): boolean {
	switch (operator) {
		case 'In':
			return label !== undefined && values.includes(label);
		case 'NotIn':
			return label === undefined || !values.includes(label);
		case 'Exists':
			return label !== undefined;
		case 'DoesNotExist':
			return label === undefined;
	}
}

export function labelOf(labels: Fields, key: string): string | undefined {
	return Object.hasOwn(labels, key) ? labelText(labels[key]) : undefined;
}

/** YAML reads `version: 1` as a number; the schema says so, and here it is the label that was meant. */
function labelText(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return asString(value);
}

/** What the API server would refuse is left out, so that nothing is said to be unselected by it. */
function expression({ key, operator, values }: Fields): Requirement[] {
	const name = asString(key);
	if (name === undefined) return [];
	if (operator === 'Exists' || operator === 'DoesNotExist') {
		return [{ key: name, operator, values: [] }];
	}
	if (operator !== 'In' && operator !== 'NotIn') return [];
	return [{ key: name, operator, values: asList(values).flatMap((each) => labelText(each) ?? []) }];
}

/** Items by their labels, to find those that a selector selects without asking each. */
export class LabelIndex<Item> {
	readonly #items: readonly Item[];
	readonly #labelsOf: (item: Item) => Fields;
	readonly #byLabel = new Map<string, Item[]>();

	constructor(items: readonly Item[], labelsOf: (item: Item) => Fields) {
		this.#items = items;
		this.#labelsOf = labelsOf;
		for (const item of items) {
			const labels = labelsOf(item);
			for (const key of Object.keys(labels)) {
				const label = labelOf(labels, key);
				if (label !== undefined) put(this.#byLabel, labelKey(key, label), item);
			}
		}
	}

	get size(): number {
		return this.#items.length;
	}

	selected(selector: Selector): readonly Item[] {
		if (selector.length === 0) return this.#items;
		return this.#candidates(selector).filter((item) => matches(selector, this.#labelsOf(item)));
	}

	hasSelected(selector: Selector): boolean {
		return this.#candidates(selector).some((item) => matches(selector, this.#labelsOf(item)));
	}

	#candidates(selector: Selector): readonly Item[] {
		const exact = selector.find(({ operator }) => operator === 'In');
		if (!exact) return this.#items;
		return exact.values.flatMap((value) => this.#byLabel.get(labelKey(exact.key, value)) ?? []);
	}
}

/** Selectors by a label that they ask for, to find those that select something without trying each. */
export class SelectorIndex<Item> {
	readonly #selectorOf: (item: Item) => Selector;
	readonly #byLabel = new Map<string, Item[]>();
	readonly #others: Item[] = [];

	constructor(items: Iterable<Item>, selectorOf: (item: Item) => Selector) {
		this.#selectorOf = selectorOf;
		for (const item of items) {
			const exact = selectorOf(item).find(({ operator }) => operator === 'In');
			if (!exact) this.#others.push(item);
			for (const value of new Set(exact?.values)) {
				put(this.#byLabel, labelKey(exact?.key ?? '', value), item);
			}
		}
	}

	/** Those that select these labels, lazily. */
	*selecting(labels: Fields): Generator<Item> {
		for (const key of Object.keys(labels)) {
			const label = labelOf(labels, key);
			const asking = label === undefined ? [] : this.#byLabel.get(labelKey(key, label));
			for (const item of asking ?? []) if (matches(this.#selectorOf(item), labels)) yield item;
		}
		for (const item of this.#others) if (matches(this.#selectorOf(item), labels)) yield item;
	}
}

function labelKey(key: string, value: string): string {
	return `${key}=${value}`;
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
	const same = map.get(key);
	if (same) same.push(item);
	else map.set(key, [item]);
}
