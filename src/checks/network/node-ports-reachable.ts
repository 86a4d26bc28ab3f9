import { isEverything } from '../../kube/network/addresses.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { blocksTo, letThrough, withHoles } from './blocks.ts';

export default check({
	title: text('A way to the internet leads to the nodes too', '通往互联网的规则同样放行到节点'),
	why: text(
		'A block of all addresses contains those of the nodes and of the private network: the kubelet on port 10250, databases, the console of the load balancer.',
		'覆盖所有地址的地址块也包含节点和内网地址：10250 端口上的 kubelet、数据库、负载均衡器的管理界面等。',
	),
	mend: text(
		'Add the private ranges to `except`, or limit `ports`.',
		'在 `except` 中加入私有地址段，或限制 `ports`。',
	),
	severity: 'low',
	profile: 'strict', // some networks number their nodes otherwise
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect: (policy) =>
		blocksTo(policy, kubelet).flatMap((block) => {
			const open = isEverything(block.cidr) ? letThrough(block, privateRanges) : [];
			return open.length > 0 ? [withHoles(block.path, open)] : [];
		}),
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: crawler
  namespace: search
spec:
  podSelector:
    matchLabels:
      app: crawler
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: [169.254.169.254/32]
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: crawler
  namespace: search
spec:
  podSelector:
    matchLabels:
      app: crawler
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: [169.254.169.254/32, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]
`,
		},
	],
});

const kubelet = 10_250;
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
