import { asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { projectedTokens } from './projected-tokens.ts';

export default check({
	title: text('The projected token lives longer than an hour', '投射令牌的有效期超过一小时'),
	why: text(
		'A stolen token works until it expires or its Pod is deleted. The kubelet renews the file in time, so a long life serves nobody who reads it again.',
		'令牌被窃后，在过期或 Pod 删除之前一直可用。kubelet 会按时更新文件，只要程序重新读取，就不需要很长的有效期。',
	),
	mend: text(
		'Set `expirationSeconds: 3600` and read the file anew for each use.',
		'设置 `expirationSeconds: 3600`，并在每次使用时重新读取文件。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:service-account-tokens', 'mitre:T1528'],
	on: 'volume',
	mentions: ['serviceAccountToken'],
	detect: (volume) =>
		projectedTokens(volume).flatMap(({ fields, path: token }) => {
			const seconds = asNumber(fields.expirationSeconds) ?? hour;
			if (seconds <= hour) return [];
			const path = [...token, 'expirationSeconds'];
			return {
				path,
				message: text(`The token lives for ${seconds} seconds`, `令牌有效期为 ${seconds} 秒`),
				// A program that reads its token only once stops working after an hour.
				fix: { safety: 'evidence' as const, edits: [{ kind: 'set' as const, path, value: hour }] },
			};
		}),
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
              audience: vault
              expirationSeconds: 86400
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
              expirationSeconds: 3600
`,
		},
	],
});

/** The default of Kubernetes. */
const hour = 3600;
