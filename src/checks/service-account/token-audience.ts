import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { projectedTokens } from './projected-tokens.ts';

export default check({
	title: text('The projected token names no audience', '投射令牌未指定 audience'),
	why: text(
		'Without an audience the token is good for the Kubernetes API. Another service that is shown the token can use it there in the name of the Pod.',
		'未指定 audience 的令牌可用于 Kubernetes API；其他服务收到该令牌后，可以冒充该 Pod 访问 API。',
	),
	mend: text(
		'Set `audience` to the service that checks the token; leave it out only for the Kubernetes API.',
		'将 `audience` 设为验证该令牌的服务；只有访问 Kubernetes API 时才可省略。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:service-account-tokens', 'mitre:T1528'],
	on: 'volume',
	mentions: ['serviceAccountToken'],
	detect: (volume) =>
		projectedTokens(volume)
			.filter(({ fields }) => !asString(fields.audience))
			.map(({ path }) => ({ path: [...path, 'audience'] })),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: secrets-reader
spec:
  serviceAccountName: secrets-reader
  containers:
    - name: reader
      image: registry.example.com/secrets-reader:1.1.0
      volumeMounts:
        - name: vault-token
          mountPath: /var/run/secrets/vault
          readOnly: true
  volumes:
    - name: vault-token
      projected:
        sources:
          - serviceAccountToken:
              path: token
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: secrets-reader
spec:
  serviceAccountName: secrets-reader
  containers:
    - name: reader
      image: registry.example.com/secrets-reader:1.1.0
      volumeMounts:
        - name: vault-token
          mountPath: /var/run/secrets/vault
          readOnly: true
  volumes:
    - name: vault-token
      projected:
        sources:
          - serviceAccountToken:
              path: token
              audience: vault
`,
		},
	],
});
