/**
 * What the name of a file says that it holds: a key or a credential, or settings that often hold one.
 * Undefined for other files, public certificates and examples among them.
 */
export function keyFileSort(path: string): 'key' | 'settings' | undefined {
	const name = nameOf(path);
	if (publicForm.test(name)) return undefined;
	if (keyForm.test(name) || keyFolder.test(path)) return 'key';
	if (/\.pem$/i.test(name)) return certificate.test(name) ? undefined : 'key';
	return settingsForm.test(name) ? 'settings' : undefined;
}

function nameOf(path: string): string {
	let end = path.length;
	while (end > 0 && path[end - 1] === '/') end--;
	return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

const publicForm = /\.pub$|\.(?:example|sample|template|tmpl|tpl|dist|schema)$|example|^public/i;
const keyForm =
	/^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$|^\.(?:netrc|pgpass|git-credentials|dockercfg|vault-token|aws|ssh|gnupg)$|^(?:kubeconfig|admin\.conf|terraform\.tfstate)$|\.(?:kubeconfig|key|p12|pfx|ppk|kdbx)$|^(?:service[-_]account|gcp[-_]key|client[-_]secret)[\w-]*\.json$/i;
/** Files that their folder tells. */
const keyFolder =
	/(?:^|\/)(?:\.aws\/credentials|\.kube(?:\/config)?|\.docker\/config\.json|\.ssh\/(?!known_hosts|config)[^/]*|\.config\/gcloud)\/?$/i;
const certificate = /cert|chain|bundle|^ca\b|[-_.]ca\b|root|public|trust/i;
const settingsForm =
	/^\.env(?:\.\w+)?$|^\.(?:npmrc|pypirc|yarnrc\.yml|htpasswd)$|^secrets?\.(?:ya?ml|json|env|txt)$|\.(?:jks|keystore)$/i;
