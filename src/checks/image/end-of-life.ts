import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { endedComponent } from './components.ts';
import { inImages } from './images.ts';

export default check({
	title: text('The image is of a component past its end of life', '镜像属于已停止维护的组件'),
	why: text(
		'Nobody mends its flaws any more, and those found from now on stay open. A component that faces the network or holds broad rights is the first that an attacker tries.',
		'该组件的漏洞不再有人修复，今后发现的漏洞将一直存在。面向网络或权限较大的组件会最先受到攻击。',
	),
	mend: text('Move to a maintained replacement.', '迁移到仍在维护的替代方案。'),
	severity: 'medium',
	standards: ['nsa:upgrading', 'mitre:T1190', 'owasp-k8s:K10'],
	on: 'pod',
	detect: (pod) =>
		inImages(pod, ({ reference }) => {
			const ended = endedComponent(reference);
			if (!ended) return undefined;
			const { name, since, instead, severity } = ended;
			return {
				message: text(
					`${name} has had no releases or security fixes since ${since}; use ${instead.en}`,
					`${name} 自 ${since} 起不再发布版本和安全修复；替代方案：${instead.zh}`,
				),
				...(severity && { severity }),
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ingress-nginx
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ingress-nginx
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.14.3
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: envoy-gateway
  namespace: envoy-gateway-system
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: envoy-gateway
  template:
    metadata:
      labels:
        app.kubernetes.io/name: envoy-gateway
    spec:
      containers:
        - name: controller
          image: docker.io/envoyproxy/gateway:v1.6.1
`,
		},
	],
});
