import { appArmorOf, mayHoldAppArmor } from '../../kube/apparmor/objects.ts';
import type { YamlSource } from '../../lang/yaml/read.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Position, Range } from '../../model/source.ts';

/**
 * The place of a path that leads into a text of the object, such as a profile in a ConfigMap; undefined
 * for other paths, and where the text is not written line by line as it is.
 */
export function embeddedRange(
	path: Path,
	resource: Resource,
	source: YamlSource,
): Range | undefined {
	if (!mayHoldAppArmor(resource)) return undefined;
	const place = appArmorOf(resource).placeOf(path);
	if (!place) return undefined;
	const key = source.range([...resource.origin.path, ...place.path]).start.line;
	const within = place.text.split('\n', place.range.end.line);
	const translate = ({ line, column }: Position): Position | undefined => {
		const written = source.lines.line(key + line);
		const said = (within[line - 1] ?? '').trimEnd();
		const end = written.trimEnd().length;
		if (!written.trimEnd().endsWith(said)) return undefined;
		return { line: key + line, column: end - said.length + column };
	};
	const [start, end] = [translate(place.range.start), translate(place.range.end)];
	return start && end && { start, end };
}
