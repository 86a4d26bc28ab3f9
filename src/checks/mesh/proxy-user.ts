import { injectWish } from '../../kube/istio/dataplane.ts';
import { asBoolean, asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A container runs as the user of the mesh proxy', '容器以网格代理的用户身份运行'),
	why: text(
		'Istio tells the traffic of its proxy by the user id 1337, and lets it pass. A container with that id sends in plaintext, past every rule of the mesh.',
		'Istio 以用户 ID 1337 识别自身代理的流量并直接放行。使用该 ID 的容器发出的是明文流量，绕过网格的全部规则。',
	),
	mend: text('Give the container another user id.', '为容器指定其他用户 ID。'),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'container',
	mentions: ['runAsUser'],
	detect(container) {
		const { pod, role, name } = container;
		// An init container needs this id to reach the network before the proxy is there.
		if (container.runAsUser !== proxyUser || role === 'init' || role === 'ephemeral')
			return undefined;
		if (name === 'istio-proxy' || injectWish(pod) === 'false') return undefined;
		if (asBoolean(pod.spec.hostNetwork) === true) return undefined;
		const isOwn = asNumber(container.security.runAsUser) !== undefined;
		const place = ['securityContext', 'runAsUser'];
		return { path: isOwn ? container.at(...place) : pod.at('spec', ...place) };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
          securityContext:
            runAsUser: 1337
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
          securityContext:
            runAsUser: 10001
`,
		},
	],
});

const proxyUser = 1337;
