import { type Way, waysTo } from '../../kube/network/exposure.ts';
import type { PodView } from '../../kube/pod.ts';
import type { World } from '../../kube/world.ts';
import type { Problem } from '../../model/check.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** One row for each object of the wanted kinds that leads to a workload. */
export function rowsOf(
	pod: PodView,
	world: World,
	isWanted: (by: Resource) => boolean,
): readonly Problem[] | undefined {
	const ways = waysTo(pod, world).filter(({ by }) => isWanted(by));
	return ways.length > 0 ? ways.map((way) => row(way, pod)) : undefined;
}

function row({ by, service }: Way, pod: PodView): Problem {
	const [leader, through] = [`${by.kind} ${quote(by.name)}`, `Service ${quote(service.name)}`];
	return {
		path: pod.at('metadata', 'labels'),
		message: text(
			`The ${leader} leads here through the ${through}`,
			`${leader} 经 ${through} 通向此处`,
		),
	};
}
