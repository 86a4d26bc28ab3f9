/**
 * Whether a file is a Dockerfile by its name: `Dockerfile`, `Containerfile`, `Dockerfile.web`,
 * `web.Dockerfile`. `dockerfile.ts` is a program, and `Dockerfile.dockerignore` a list of files.
 */
export function isDockerfileName(path: string): boolean {
	const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	return whole.test(name) || (prefixed.test(name) && !otherKind.test(name));
}

const whole = /^(?:.*\.)?(?:docker|container)file$/i;
const prefixed = /^(?:Docker|Container)file\../;
const otherKind =
	/\.(?:dockerignore|containerignore|md|txt|rst|adoc|html?|ya?ml|json|toml|bak|orig|rej|swp|sh|py|js|ts|go|rb|java|rs)$|~$/i;
