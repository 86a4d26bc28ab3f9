import { describe, expect, test } from 'vitest';
import { dockerfileOf, runCheck } from '../../../test/run-check.ts';
import type { AnyCheck } from '../define.ts';
import accountPassword from './account-password.ts';
import addLocal from './add-local.ts';
import addUrl from './add-url.ts';
import apt from './apt.ts';
import assumeYes from './assume-yes.ts';
import cd from './cd.ts';
import copyFrom from './copy-from.ts';
import copyRoot from './copy-root.ts';
import digest from './digest.ts';
import distUpgrade from './dist-upgrade.ts';
import duplicateStage from './duplicate-stage.ts';
import healthcheck from './healthcheck.ts';
import keyFile from './key-file.ts';
import labelKey from './label-key.ts';
import labelValue from './label-value.ts';
import languageCache from './language-cache.ts';
import largeUserId from './large-user-id.ts';
import latest from './latest.ts';
import packageCache from './package-cache.ts';
import pipefail from './pipefail.ts';
import platform from './platform.ts';
import portRange from './port-range.ts';
import recommends from './recommends.ts';
import registry from './registry.ts';
import relativeWorkdir from './relative-workdir.ts';
import remoteScript from './remote-script.ts';
import repeated from './repeated.ts';
import rootUser from './root-user.ts';
import secretArgument from './secret-argument.ts';
import secretInRun from './secret-in-run.ts';
import secretVariable from './secret-variable.ts';
import setuid from './setuid.ts';
import shellForm from './shell-form.ts';
import sourceLabel from './source-label.ts';
import sshPort from './ssh-port.ts';
import staleUpdate from './stale-update.ts';
import sudo from './sudo.ts';
import systemWorkdir from './system-workdir.ts';
import tlsVerification from './tls-verification.ts';
import unpinnedPackage from './unpinned-package.ts';
import unsignedPackage from './unsigned-package.ts';
import worldWritable from './world-writable.ts';

/** The stretches of the source that a check marks. */
function marked(
	check: AnyCheck,
	source: string,
	options?: Parameters<typeof runCheck>[2],
): string[] {
	const { range } = dockerfileOf(source);
	const lines = source.split('\n');
	return runCheck(check, source, options).map(({ path }) => {
		const { start, end } = range(path);
		const first = lines[start.line - 1] ?? '';
		return first.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
	});
}

const from = 'FROM registry.example.com/a:1\n';

/** A table of what stands behind FROM, and what a check marks there. */
function cases(check: AnyCheck, table: readonly (readonly [body: string, ...marked: string[]])[]) {
	test.each(table)('%s', (body, ...expected) => {
		expect(marked(check, `${from}${body}\n`)).toEqual(expected);
	});
}

describe('docker/root-user', () => {
	const stage = from.trim();
	cases(rootUser, [
		['', stage],
		['USER 10001'],
		['USER shop'],
		['USER root', 'USER root'],
		['USER 0:0', 'USER 0:0'],
		['USER root:shop', 'USER root:shop'],
		['USER 10001\nRUN a\nUSER root', 'USER root'],
		['USER root\nRUN a\nUSER 10001'],
		['ARG U=root\nUSER $U', 'USER $U'],
		['ARG U\nUSER $U'],
		['ONBUILD USER 10001', stage],
		['FROM x:1 AS b\nUSER root', 'USER root'],
		['FROM gcr.io/distroless/static:nonroot'],
		['FROM scratch'],
		['FROM scratch\nCMD ["/a"]', 'FROM scratch'],
	]);
	test.each([
		['of the stage that it is built on', `${from.trim()} AS b\nUSER 10001\nFROM b\nRUN a\n`, []],
		['not of a stage aside', `${from.trim()} AS b\nUSER 10001\nFROM c:1\n`, ['FROM c:1']],
		['root of the stage below', `${from.trim()} AS b\nUSER 0\nFROM b\n`, ['USER 0']],
	])('the user is that %s', (_, source, expected) => {
		expect(marked(rootUser, source)).toEqual(expected);
	});
	test('to be told root is worse than to be told nothing', () => {
		expect(runCheck(rootUser, `${from}USER root\n`)[0]?.severity).toBe('high');
		expect(runCheck(rootUser, from)[0]?.severity).toBeUndefined();
	});
});

describe('images', () => {
	const sha = `@sha256:${'a'.repeat(64)}`;
	test.each<[check: AnyCheck, source: string, ...expected: string[]]>([
		[latest, 'FROM a', 'a'],
		[latest, 'FROM a:latest AS b', 'a:latest'],
		[latest, 'FROM a:1'],
		[latest, `FROM a:latest${sha}`],
		[latest, 'FROM scratch'],
		[latest, 'FROM a:1 AS b\nFROM b'],
		[latest, 'FROM a:1 AS B\nCOPY --from=b x y\nCOPY --from=0 x y'],
		[latest, 'FROM a:1\nCOPY --from=nginx x y', '--from=nginx'],
		[
			latest,
			'FROM a:1\nRUN --mount=type=bind,from=b,target=/x c',
			'--mount=type=bind,from=b,target=/x',
		],
		[latest, 'ARG T\nFROM a:$T'],
		[latest, 'ARG T=latest\nFROM a:$T', 'a:$T'],
		[latest, 'ARG T\nFROM a:${T:-latest}', 'a:${T:-latest}'],
		[latest, 'FROM --platform=$BUILDPLATFORM a', 'a'],
		[latest, 'FROM A:B:C'],
		[digest, 'FROM a:1', 'a:1'],
		[digest, `FROM a:1${sha}`],
		[platform, 'FROM --platform=linux/amd64 a:1', '--platform=linux/amd64'],
		[platform, 'FROM --platform=$BUILDPLATFORM a:1'],
		[duplicateStage, 'FROM a:1 AS x\nFROM b:1 AS X\nFROM c:1 AS y', 'FROM b:1 AS X'],
	])('%#: %o', (check, source, ...expected) => {
		expect(marked(check, `${source}\n`)).toEqual(expected);
	});
	test('registries that are allowed, and those that are not', () => {
		const source =
			'FROM r.io/team/a:1\nCOPY --from=r.io/teamx/b:1 x y\nCOPY --from=evil.io/c:1 x y\n';
		const allowed = { settings: { allowedRegistries: ['r.io/team'] } };
		const blocked = { settings: { blockedRegistries: ['evil.io'] } };
		expect(marked(registry, source)).toEqual([]);
		expect(marked(registry, source, blocked)).toEqual(['--from=evil.io/c:1']);
		expect(marked(registry, source, allowed)).toEqual([
			'--from=r.io/teamx/b:1',
			'--from=evil.io/c:1',
		]);
	});
	test.each([
		['build', []],
		['BUILD', []],
		['0', []],
		['1', ['--from=1']],
		['2', ['--from=2']],
		['7', ['--from=7']],
		['run', ['--from=run']],
		['last', ['--from=last']],
		['builder', ['--from=builder']],
		['nginx', []],
		['$X', []],
	])('docker/copy-from: %s', (source, expected) => {
		const stages = `FROM a:1 AS build\nFROM b:1 AS run\nCOPY --from=${source} x y\nFROM c:1 AS last\n`;
		expect(marked(copyFrom, stages)).toEqual(expected);
	});
	test('docker/copy-root: not out of a stage that holds nothing else', () => {
		const source = (base: string) => `FROM ${base} AS b\nFROM scratch\nCOPY --from=b / /\n`;
		expect(marked(copyRoot, source('a:1'))).toEqual(['/']);
		expect(marked(copyRoot, source('scratch'))).toEqual([]);
	});
});

describe('files', () => {
	cases(addLocal, [
		['ADD a /b', 'ADD a /b'],
		['ADD ["a b", "/c"]', 'ADD ["a b", "/c"]'],
		['ADD a.tar.gz /b'],
		['ADD a.tgz b /c'],
		['ADD https://x/y /b'],
		['ADD git@x.io:y.git /b'],
		['ADD https://x/y.git#v1 /b'],
		['ADD --checksum=sha256:a b /c'],
		['ADD $A /b'],
		['ADD <<E /b\nx\nE'],
		['ADD a'],
		['COPY a /b'],
	]);
	cases(addUrl, [
		['ADD https://x/y /b', 'https://x/y'],
		['ADD a http://x/y /b', 'http://x/y'],
		['ADD --checksum=sha256:a https://x/y /b'],
		['ADD a /b'],
		[`ADD https://x/y.git#${'a'.repeat(40)} /b`],
		['ARG V=1\nADD https://x/$V /b', 'https://x/$V'],
	]);
	test('an address is named without its password', () => {
		const [problem] = runCheck(addUrl, `${from}ADD https://u:pw@x.io/y?token=z /b\n`);
		expect(problem?.message?.en).toBe("'https://x.io/y' is fetched without a checksum");
	});
	cases(keyFile, [
		['COPY id_rsa /root/.ssh/', 'id_rsa'],
		['COPY id_rsa.pub /root/.ssh/'],
		['COPY --chown=1 a .env .env.example /x/', '.env'],
		['COPY .aws /root/.aws', '.aws'],
		['COPY home/.kube/config /root/.kube/', 'home/.kube/config'],
		['COPY .ssh/known_hosts /root/.ssh/'],
		['COPY tls.key tls.crt /x/', 'tls.key'],
		['COPY server.pem ca.pem root-ca.pem cert.pem public.key /x/', 'server.pem'],
		['COPY .npmrc ./', '.npmrc'],
		['COPY service-account.json /x', 'service-account.json'],
		['COPY src/keys.ts monkey.txt key /x/'],
		['COPY . /x'],
	]);
	test('in another stage it is in no layer of the image', () => {
		const source = `FROM a:1 AS b\nCOPY .npmrc ./\n${from}COPY .npmrc id_rsa ./\n`;
		expect(runCheck(keyFile, source).map(({ severity }) => severity)).toEqual([
			...['low', 'medium', 'high'],
		]);
	});
	cases(worldWritable, [
		['RUN chmod 777 /a', 'chmod 777 /a'],
		['RUN chmod -R 0777 /a', 'chmod -R 0777 /a'],
		['RUN chmod 1777 /tmp'],
		['RUN chmod 755 /a && chmod 664 /b'],
		[
			'RUN chmod a+w /a; chmod o=rwx /b; chmod u+w /c; chmod +x /d',
			'chmod a+w /a',
			'chmod o=rwx /b',
		],
		['RUN chmod g+w,o+w /a', 'chmod g+w,o+w /a'],
		['RUN chmod -x /a; chmod -- 666 /b', 'chmod -- 666 /b'],
		['RUN mkdir -m 777 /a', 'mkdir -m 777 /a'],
		['RUN mkdir -p 777'],
		['COPY --chmod=777 a b', '--chmod=777'],
		['RUN chmod $MODE /a'],
	]);
	cases(setuid, [
		['RUN chmod u+s /a', 'chmod u+s /a'],
		['RUN chmod +s /a', 'chmod +s /a'],
		['RUN chmod 4755 /a', 'chmod 4755 /a'],
		['RUN chmod 2755 /a && chmod g+s /b && chmod 1777 /c && chmod 755 /d'],
		['RUN chmod u-s /a; find / -perm /6000 -exec chmod a-s {} +'],
		['RUN chmod u+rwxs /a', 'chmod u+rwxs /a'],
		['COPY --chmod=4755 a b', '--chmod=4755'],
	]);
});

describe('secrets', () => {
	cases(secretVariable, [
		['ENV DB_PASSWORD=kR7-vm2Qz', 'DB_PASSWORD=kR7-vm2Qz'],
		['ENV DB_PASSWORD kR7-vm2Qz', 'DB_PASSWORD kR7-vm2Qz'],
		['ENV A=b DB_PASSWORD="kR7-vm2Qz"', 'DB_PASSWORD="kR7-vm2Qz"'],
		['ARG API_TOKEN=kR7vm2Qz9pLx', 'API_TOKEN=kR7vm2Qz9pLx'],
		['ENV DB_PASSWORD=$PW TOKEN_FILE=/a PASSWORD=changeme PASSWORD='],
		['ARG P=kR7-vm2Qz\nENV DB_PASSWORD=$P'],
		['ENV URL=postgres://shop:kR7vm2Qz@db/shop', 'URL=postgres://shop:kR7vm2Qz@db/shop'],
		['LABEL password=kR7-vm2Qz'],
	]);
	cases(secretArgument, [
		['ARG NPM_TOKEN', 'NPM_TOKEN'],
		['ARG NPM_TOKEN=""', 'NPM_TOKEN=""'],
		['ARG A NPM_TOKEN B', 'NPM_TOKEN'],
		['ARG NPM_TOKEN=kR7vm2Qz9pLx'],
		['ARG TOKEN_URL\nARG VERSION'],
		['ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN', 'NPM_TOKEN', 'NPM_TOKEN=$NPM_TOKEN'],
		['ENV PASSWORD=${DB:-x}'],
	]);
	cases(secretInRun, [
		['RUN echo root:kR7-vm2Qz | chpasswd', 'chpasswd'],
		['RUN echo "root:$PW" | chpasswd'],
		['RUN printf "a:b\\n" | sudo chpasswd', 'sudo chpasswd'],
		['RUN echo kR7-vm2Qz | passwd --stdin root', 'passwd --stdin root'],
		['RUN useradd -p kR7-vm2Qz shop', 'useradd -p kR7-vm2Qz shop'],
		["RUN useradd -p '*' shop && usermod -p '!' root"],
		['RUN curl -u shop:kR7-vm2Qz https://x', 'curl -u shop:kR7-vm2Qz https://x'],
		['RUN curl -u shop:$PW https://x && curl -u shop https://x'],
		['RUN mysqladmin --password=kR7-vm2Qz a', 'mysqladmin --password=kR7-vm2Qz a'],
		['RUN --mount=type=secret,id=token git clone https://x:$(cat /run/secrets/token)@x.io/y'],
		['RUN npm config set //x/:_authToken=${NPM_TOKEN}'],
		['RUN DB_PASSWORD=kR7-vm2Qz make', 'DB_PASSWORD=kR7-vm2Qz make'],
	]);
	test('no message repeats a secret, and no report may show its line', () => {
		const source = `${from}ENV PASSWORD=kR7-vm2Qz\nRUN echo root:kR7-vm2Qz | chpasswd\n`;
		const problems = [secretVariable, secretInRun].flatMap((check) => runCheck(check, source));
		expect(problems.map(({ isSecret }) => isSecret)).toEqual([true, true]);
		expect(JSON.stringify(problems)).not.toContain('kR7');
	});
});

describe('what the image says of itself', () => {
	cases(sshPort, [
		['EXPOSE 22', '22'],
		['EXPOSE 80 22/tcp', '22/tcp'],
		['EXPOSE 20-25', '20-25'],
		['EXPOSE 22/udp 2222 $PORT'],
		['ENV PORT=22\nEXPOSE $PORT', '$PORT'],
	]);
	cases(portRange, [
		['EXPOSE 0', '0'],
		['EXPOSE 65535 65536', '65536'],
		['EXPOSE http', 'http'],
		['EXPOSE 9-8', '9-8'],
		['EXPOSE 8080/tcp 1-2/udp $PORT'],
	]);
	cases(healthcheck, [
		['', from.trim()],
		['HEALTHCHECK NONE'],
		['HEALTHCHECK CMD a'],
		['ONBUILD HEALTHCHECK CMD a', from.trim()],
	]);
	cases(repeated, [
		['CMD a\nCMD b\nCMD c', 'CMD b', 'CMD a'],
		['CMD a\nENTRYPOINT b\nHEALTHCHECK NONE'],
		['CMD a\nFROM b:1\nCMD c'],
		['ONBUILD CMD a\nCMD b'],
	]);
	cases(relativeWorkdir, [
		['WORKDIR a', 'WORKDIR a'],
		['WORKDIR /a\nWORKDIR b'],
		['WORKDIR $A'],
		['ENV A=b\nWORKDIR $A', 'WORKDIR $A'],
		['ENV A=/b\nWORKDIR ${A}/c\nWORKDIR d'],
		['WORKDIR C:\\a'],
		['WORKDIR a\nWORKDIR b', 'WORKDIR a', 'WORKDIR b'],
	]);
	cases(systemWorkdir, [
		['WORKDIR /etc', 'WORKDIR /etc'],
		['WORKDIR /', 'WORKDIR /'],
		['WORKDIR /usr/src/app\nWORKDIR /app\nWORKDIR /usr/local/bin'],
	]);
	cases(shellForm, [
		['CMD a b', 'CMD a b'],
		['ENTRYPOINT ["a", "b"]'],
		['CMD exec a b'],
		["CMD ['a']", "CMD ['a']"],
		['CMD []'],
	]);
});

describe('commands', () => {
	cases(sudo, [
		['RUN sudo a', 'sudo a'],
		['RUN a && sudo -E -u root b', 'sudo -E -u root b'],
		['RUN apt-get install -y sudo && echo "sudo a"'],
		['RUN ["sudo", "a"]', '"sudo", "a"'],
		['RUN sh -c "sudo a"', '"sudo a"'],
		['RUN <<E\nsudo a\nE', 'sudo a'],
		['RUN <<E\n#!/usr/bin/env python3\nsudo = 1\nE'],
		['ONBUILD RUN sudo a', 'sudo a'],
		['SHELL ["powershell", "-Command"]\nRUN sudo a'],
	]);
	cases(cd, [
		['RUN cd /a && b', 'cd /a'],
		['RUN (cd /a && b)'],
		['RUN a && cd /b && c'],
		['RUN cd'],
	]);
	cases(pipefail, [
		['RUN a | b', 'b'],
		['RUN set -eo pipefail && a | b'],
		['RUN set -o pipefail; a | b'],
		['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b'],
		['SHELL ["/bin/bash", "-c"]\nRUN a | b', 'b'],
		['RUN echo a | b && yes | c'],
		['RUN a || b'],
		['RUN ["a", "|", "b"]'],
	]);
	cases(largeUserId, [
		['RUN useradd -u 1000000 a', 'useradd -u 1000000 a'],
		['RUN useradd -l -u 1000000 a && useradd -u 10001 b && useradd c'],
		['RUN useradd --uid=1000000 a', 'useradd --uid=1000000 a'],
	]);
	cases(remoteScript, [
		['RUN curl -s https://x | sh', 'sh'],
		['RUN wget -qO- https://x | sudo -E bash -', 'sudo -E bash -'],
		['RUN curl https://x | tee a | bash -s -- --yes', 'bash -s -- --yes'],
		['RUN sh -c "$(curl -fsSL https://x)"', 'sh -c "$(curl -fsSL https://x)"'],
		['RUN bash <(curl -s https://x)', 'bash <(curl -s https://x)'],
		['RUN eval "$(wget -O - https://x)"', 'eval "$(wget -O - https://x)"'],
		['RUN ["/bin/bash", "-c", "curl https://x | sh"]', '"curl https://x | sh"'],
		['RUN curl https://x | python3 -', 'python3 -'],
		['RUN curl https://x | python3 -m json.tool && curl https://x | jq .'],
		['RUN curl https://x | tar xz && curl https://x -o a && sh a'],
		['RUN curl https://x | gpg --dearmor -o /a'],
		['RUN curl https://x | bash a.sh'],
		['RUN echo "curl https://x | sh"'],
	]);
	cases(tlsVerification, [
		['RUN curl -k https://x', 'curl -k https://x'],
		['RUN curl -sSfLk https://x', 'curl -sSfLk https://x'],
		['RUN curl -o k https://x && curl -ok https://x'],
		['RUN curl -k https://localhost:8443'],
		['RUN A=$(curl --insecure https://x)', 'curl --insecure https://x'],
		['RUN wget --no-check-certificate https://x', 'wget --no-check-certificate https://x'],
		['RUN pip install --trusted-host x a', 'pip install --trusted-host x a'],
		['RUN python3 -m pip install --trusted-host=x a', 'python3 -m pip install --trusted-host=x a'],
		['RUN npm config set strict-ssl false', 'npm config set strict-ssl false'],
		['RUN npm install --strict-ssl=false', 'npm install --strict-ssl=false'],
		['RUN git config --global http.sslVerify false', 'git config --global http.sslVerify false'],
		['RUN git -c http.sslVerify=false clone x', 'git -c http.sslVerify=false clone x'],
		['RUN git config --global http.sslVerify true && npm config set strict-ssl true'],
		['RUN GIT_SSL_NO_VERIFY=1 git clone x', 'GIT_SSL_NO_VERIFY=1 git clone x'],
		['RUN export NODE_TLS_REJECT_UNAUTHORIZED=0 && a', 'export NODE_TLS_REJECT_UNAUTHORIZED=0'],
		['RUN yum --setopt=sslverify=false install -y a', 'yum --setopt=sslverify=false install -y a'],
		[
			'RUN apt-get -o Acquire::https::Verify-Peer=false update',
			'apt-get -o Acquire::https::Verify-Peer=false update',
		],
		['ENV PYTHONHTTPSVERIFY=0 GIT_SSL_NO_VERIFY=false', 'PYTHONHTTPSVERIFY=0'],
		['ENV NODE_TLS_REJECT_UNAUTHORIZED="0"', 'NODE_TLS_REJECT_UNAUTHORIZED="0"'],
	]);
});

describe('packages', () => {
	cases(assumeYes, [
		['RUN apt-get install a', 'apt-get install a'],
		['RUN apt-get install -y a && apt-get -y install a && apt-get install -qqy a'],
		['RUN apt-get -qq install a && apt-get install -q -q a && apt-get install -q=2 a'],
		['RUN apt-get -q install a', 'apt-get -q install a'],
		['RUN apt-get update && apt-get clean && apt-get autoremove'],
		['RUN yes | apt-get install a && apt-get install $OPTIONS a'],
		['RUN apt-get -o APT::Get::Assume-Yes=true install a'],
		[
			'RUN sudo DEBIAN_FRONTEND=noninteractive apt-get install a',
			'sudo DEBIAN_FRONTEND=noninteractive apt-get install a',
		],
		['RUN yum install a', 'yum install a'],
		['RUN microdnf install -y a && dnf --assumeyes install a && yum -y update'],
		['RUN zypper install a', 'zypper install a'],
		['RUN zypper -n install a && zypper --non-interactive in a && zypper in -y a'],
		['RUN apk add a && pip install a && npm install'],
	]);
	cases(recommends, [
		['RUN apt-get install -y a', 'apt-get install -y a'],
		['RUN apt-get install -y --no-install-recommends a && apt-get update'],
		['RUN apt-get -o APT::Install-Recommends=false install -y a'],
	]);
	cases(packageCache, [
		['RUN apt-get update && apt-get install -y a', 'apt-get update'],
		['RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*'],
		['RUN --mount=type=cache,target=/var/lib/apt apt-get update'],
		[
			'RUN apt-get update && apt-get install -y a\nRUN rm -rf /var/lib/apt/lists/*',
			'apt-get update',
		],
		['RUN apk add a', 'apk add a'],
		['RUN apk add --no-cache a && apk --no-cache add a'],
		['RUN apk add a && rm -rf /var/cache/apk/*'],
		['RUN dnf install -y a', 'dnf install -y a'],
		['RUN dnf install -y a && dnf clean all'],
		['RUN yum install -y a && rm -rf /var/cache/yum'],
		['RUN zypper -n in a', 'zypper -n in a'],
		['RUN apk add a\nFROM b:1'],
	]);
	cases(apt, [
		['RUN apt update && apt install -y a', 'apt update'],
		['RUN apt-get update && echo apt'],
	]);
	cases(staleUpdate, [
		['RUN apt-get update\nRUN apt-get install -y a', 'apt-get update'],
		['RUN apt-get update\nRUN apt-get update && apt-get install -y a'],
		['RUN apt-get update && apt-get install -y a\nRUN apt-get install -y b'],
		['RUN apt-get update'],
		['RUN apk update\nRUN apk add a', 'apk update'],
	]);
	cases(distUpgrade, [
		['RUN apt-get -y dist-upgrade', 'apt-get -y dist-upgrade'],
		['RUN apt-get upgrade -y'],
	]);
	cases(unpinnedPackage, [
		['RUN apt-get install -y a=1 b', 'apt-get install -y a=1 b'],
		['RUN apt-get install -y a=1 ./b.deb $C && apt-get install -y -t sid'],
		['RUN apk add --no-cache a=1 b~2 "c>3"'],
		['RUN apk add --virtual .deps a', 'apk add --virtual .deps a'],
		['RUN pip install a', 'pip install a'],
		['RUN pip install a==1 "b>=2" git+https://x/y -r z.txt && pip install . && pip install -e .'],
		['RUN pip install --index-url https://x a==1'],
		['RUN npm install && npm ci && npm install a@1 @b/c@2'],
		['RUN npm install -g a', 'npm install -g a'],
		['RUN npm install -g @a/b', 'npm install -g @a/b'],
		['RUN npm i a@latest', 'npm i a@latest'],
		['RUN gem install a -v 1 && gem install b:2'],
		['RUN gem install a', 'gem install a'],
		['RUN go install a.io/b@latest', 'go install a.io/b@latest'],
		['RUN go install a.io/b@v1 && go install ./... && go build a'],
		['RUN dnf install -y a-1.2'],
		['RUN dnf install -y a', 'dnf install -y a'],
	]);
	cases(languageCache, [
		['RUN pip install a==1', 'pip install a==1'],
		['RUN pip install --no-cache-dir a==1'],
		['ENV PIP_NO_CACHE_DIR=1\nRUN pip install a==1'],
		['RUN --mount=type=cache,target=/root/.cache/pip pip install a==1'],
		['RUN npm ci', 'npm ci'],
		['RUN npm ci && npm cache clean --force'],
		['RUN yarn install', 'yarn install'],
		['RUN yarn && yarn cache clean'],
		['RUN npm ci\nFROM b:1'],
	]);
	cases(unsignedPackage, [
		[
			'RUN apt-get install -y --allow-unauthenticated a',
			'apt-get install -y --allow-unauthenticated a',
		],
		['RUN apk add --allow-untrusted a.apk', 'apk add --allow-untrusted a.apk'],
		['RUN yum install -y --nogpgcheck a', 'yum install -y --nogpgcheck a'],
		['RUN zypper --no-gpg-checks in a', 'zypper --no-gpg-checks in a'],
		['RUN rpm -i --nosignature a.rpm', 'rpm -i --nosignature a.rpm'],
		[
			'RUN echo "deb [arch=amd64 trusted=yes] https://x sid main" > /a',
			'echo "deb [arch=amd64 trusted=yes] https://x sid main"',
		],
		['RUN echo "deb [signed-by=/a.gpg] https://x sid main" > /a'],
		['RUN dnf --setopt=gpgcheck=0 install -y a', 'dnf --setopt=gpgcheck=0 install -y a'],
		['RUN printf "[a]\\ngpgcheck=1\\n" > /b'],
	]);
});

describe('labels', () => {
	cases(labelKey, [
		['LABEL a.b-c=1 com.example.x2=2 version=3'],
		['LABEL A=1 a_b=2 a..b=3 -a=4 a.=5', 'A=1', 'a_b=2', 'a..b=3', '-a=4', 'a.=5'],
		['LABEL "a b"=1', '"a b"=1'],
		['LABEL Name shop', 'Name shop'],
		['LABEL io.docker.a=1 com.dockerish.a=2', 'io.docker.a=1'],
		['LABEL $A=1'],
		['ENV A_B=1'],
	]);
	cases(sourceLabel, [
		['', from.trim()],
		['LABEL org.opencontainers.image.source=$URL'],
		['ONBUILD LABEL org.opencontainers.image.source=a', from.trim()],
	]);

	/** A label of the specification with its value: whether it is marked. */
	test.each<[name: string, right: readonly string[], wrong: readonly string[]]>([
		[
			'created',
			['2026-11-24T08:30:00Z', '2024-02-29T23:59:60.123+02:00', '2026-11-24 08:30:00Z'],
			['2026-11-24', '2025-02-29T00:00:00Z', '2026-11-24T24:00:00Z', '1764000000', 'today', ''],
		],
		[
			'source',
			['https://x.io/y', 'ssh://git@x.io/y.git', 'git+https://x.io/y'],
			['x.io/y', 'git@x.io:y.git', 'https://', 'https:///y', ''],
		],
		['url', ['http://x'], ['//x', 'x']],
		['documentation', ['https://x.io/a?b#c'], ['docs/README.md']],
		[
			'licenses',
			[
				'Apache-2.0',
				'MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)',
				'GPL-2.0-only WITH Classpath-exception-2.0',
				'GPL-3.0+',
				'LicenseRef-Example',
				'DocumentRef-a:LicenseRef-b',
			],
			[
				...['Apache 2.0', 'Apache2', 'GPLv3', 'BSD', 'MIT,BSD-3-Clause', 'MIT AND', 'OR MIT'],
				...['(MIT', 'MIT)', '()', 'MIT (BSD-2-Clause)', 'Proprietary', 'MIT License', ''],
			],
		],
		['base.digest', [`sha256:${'a'.repeat(64)}`], ['latest', 'sha256:abc']],
		['version', ['1.4.2', 'nightly'], ['', ' ']],
		['revision', ['4bcff63911', 'r12'], ['']],
		['license', [], ['MIT']],
		['author', [], ['Ann']],
	])('docker/label-value: %s', (name, right, wrong) => {
		const problems = (value: string) =>
			runCheck(labelValue, `${from}LABEL org.opencontainers.image.${name}="${value}"\n`);
		expect(right.filter((value) => problems(value).length > 0)).toEqual([]);
		expect(wrong.filter((value) => problems(value).length !== 1)).toEqual([]);
	});
	cases(labelValue, [
		['ARG V=\nLABEL org.opencontainers.image.version=$V'],
		['LABEL org.opencontainers.image.version', 'org.opencontainers.image.version'],
		['LABEL org.opencontainers.imagery=a licenses=b created=c'],
		['LABEL org.opencontainers.image.url x.io', 'org.opencontainers.image.url x.io'],
	]);
});

describe('docker/account-password', () => {
	cases(accountPassword, [
		['RUN chpasswd < /run/secrets/a', 'chpasswd'],
		['RUN echo "a:$P" | chpasswd -e', 'chpasswd -e'],
		['RUN passwd -d root', 'passwd -d root'],
		['RUN passwd -l root && passwd --status a && passwd -x 90 a'],
		['RUN useradd -m -p "$(openssl passwd a)" b', 'useradd -m -p "$(openssl passwd a)" b'],
		["RUN usermod -p '' a && usermod -p '!' b && usermod -aG c b", "usermod -p '' a"],
	]);
});
