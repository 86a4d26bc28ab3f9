import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { blocksTo, letThrough, withHoles } from './blocks.ts';

export default check({
	title: text(
		'The network policy lets Pods reach the metadata service',
		'网络策略允许 Pod 访问云元数据服务',
	),
	why: text(
		"The cloud's metadata service at 169.254.169.254 gives out the credentials of the node. A program that can be made to fetch a URL is enough to take them.",
		'位于 169.254.169.254 的云元数据服务会提供节点的凭据；只要能诱使程序请求某个 URL，就足以窃取。',
	),
	mend: text('Add `169.254.169.254/32` to `except`.', '在 `except` 中加入 `169.254.169.254/32`。'),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1552', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect: (policy) =>
		blocksTo(policy, 80).flatMap((block) => {
			const open = letThrough(block, metadata);
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
            except: [10.0.0.0/8]
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
            except: [10.0.0.0/8, 169.254.169.254/32]
`,
		},
	],
});

/** That of AWS, Azure, Google and others, and that of AWS by IPv6. */
const metadata = ['169.254.169.254/32', 'fd00:ec2::254/128'];
