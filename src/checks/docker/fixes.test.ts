import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../../test/run-check.ts';
import { readDockerfile } from '../../lang/dockerfile/read.ts';
import { applySplices, joinFixes } from '../../lang/splice.ts';
import type { AnyCheck } from '../define.ts';
import { registry } from '../registry.generated.ts';
import addLocal from './add-local.ts';
import apt from './apt.ts';
import assumeYes from './assume-yes.ts';
import cd from './cd.ts';
import languageCache from './language-cache.ts';
import maintainer from './maintainer.ts';
import packageCache from './package-cache.ts';
import pipefail from './pipefail.ts';
import recommends from './recommends.ts';
import relativeWorkdir from './relative-workdir.ts';
import shellForm from './shell-form.ts';
import staleUpdate from './stale-update.ts';
import tlsVerification from './tls-verification.ts';

const from = 'FROM registry.example.com/a:1\n';

/** What stands behind FROM after the fixes of a check; the safety of the first. */
function mend(check: AnyCheck, body: string): readonly [body: string, safety: string | undefined] {
	const problems = runCheck(check, `${from}${body}`);
	expect(problems.length).toBeGreaterThan(0);
	const fixes = problems.map(({ fix }) => fix?.splices ?? []);
	return [
		applySplices(`${from}${body}`, joinFixes(fixes).splices).slice(from.length),
		problems.find(({ fix }) => fix)?.fix?.safety,
	];
}

/** A table of bodies before and after; of those without an after nothing is changed. */
function fixes(check: AnyCheck, table: readonly (readonly [before: string, after?: string])[]) {
	test.each(table.map(([before, after]) => ({ before, after })))('$before', ({ before, after }) => {
		const [mended, safety] = mend(check, before);
		expect(mended).toBe(after ?? before);
		expect(safety !== undefined).toBe(after !== undefined);
		if (after !== undefined) expect(runCheck(check, from + mended)).toEqual([]);
	});
}

describe('docker/add-local', () => {
	fixes(addLocal, [
		['add a.txt /b', 'copy a.txt /b'],
		['ADD --chown=1:1 ["a b.txt", "/c"]\r\n', 'COPY --chown=1:1 ["a b.txt", "/c"]\r\n'],
		['ONBUILD ADD . /b', 'ONBUILD COPY . /b'],
	]);
	test.each([
		['ADD a.txt src/ /b/', 'safe'],
		['ADD . /b', 'safe'],
		['ADD src /b', 'evidence'],
		['ADD a.gem /b', 'evidence'],
	])('%s is %s', (body, expected) => {
		expect(mend(addLocal, body)[1]).toBe(expected);
	});
});

describe('docker/apt', () => {
	fixes(apt, [
		[
			'RUN apt update && /usr/bin/apt install a',
			'RUN apt-get update && /usr/bin/apt-get install a',
		],
		['RUN apt \\\n  -qq install a', 'RUN apt-get \\\n  -qq install a'],
		['RUN apt policy a', 'RUN apt-cache policy a'],
		['RUN <<E\napt update\nE\n', 'RUN <<E\napt-get update\nE\n'],
		['RUN apt update && apt upgrade'],
		['RUN apt list'],
		['RUN apt search a'],
		['RUN sh -c "apt update"'],
		['RUN ["apt", "update"]'],
	]);
});

describe('docker/assume-yes', () => {
	fixes(assumeYes, [
		['RUN apt-get install \\\n    # why\n    a\n', 'RUN apt-get install -y \\\n    # why\n    a\n'],
		['RUN sudo yum -q update && yum install a', 'RUN sudo yum -q update -y && yum install -y a'],
		['RUN zypper install a', 'RUN zypper --non-interactive install a'],
		['RUN "apt-get" "install" a', 'RUN "apt-get" "install" -y a'],
		['RUN bash -c "apt-get install a"'],
		['RUN ["apt-get", "install", "a"]'],
	]);
});

describe('docker/recommends', () => {
	fixes(recommends, [
		['RUN apt-get install a', 'RUN apt-get install --no-install-recommends a'],
		[
			'RUN apt-get install -y -t sid \\\n    a \\\n    b',
			'RUN apt-get install -y -t sid --no-install-recommends \\\n    a \\\n    b',
		],
		['RUN apt-get install a -y', 'RUN apt-get install --no-install-recommends a -y'],
		['RUN $(apt-get install a)', 'RUN $(apt-get install --no-install-recommends a)'],
	]);
});

describe('docker/package-cache', () => {
	const lists = 'rm -rf /var/lib/apt/lists/*';
	fixes(packageCache, [
		[
			'RUN apt-get update; apt-get install a > /b',
			`RUN apt-get update; apt-get install a > /b && ${lists}`,
		],
		['RUN sudo apt-get update', `RUN sudo apt-get update && sudo ${lists}`],
		[
			'RUN apt-get update && \\\n    apt-get install \\\n      a\n',
			`RUN apt-get update && \\\n    apt-get install \\\n      a && \\\n      ${lists}\n`,
		],
		[
			'RUN apt-get update \\\r\n  && b \\\r\n     c\r\n',
			`RUN apt-get update \\\r\n  && b \\\r\n     c \\\r\n  && ${lists}\r\n`,
		],
		[
			'RUN set -eux; \\\n\tapt-get update; \\\n\tb',
			`RUN set -eux; \\\n\tapt-get update; \\\n\tb; \\\n\t${lists}`,
		],
		[
			'RUN <<E\nset -e\n  apt-get update\nE\n',
			`RUN <<E\nset -e\n  apt-get update\n  ${lists}\nE\n`,
		],
		// The last command of a script without `set -e` tells whether it failed.
		['RUN <<E\napt-get update\nE\n'],
		['RUN apt-get update # why'],
		['RUN apt-get update &'],
		['RUN apt-get update && exec a'],
		['RUN apt-get update && a;'],
		['RUN ["apt-get", "update"]'],
		// The lists are for the next one.
		['RUN apt-get update\nRUN apt-get install a'],
		[
			'RUN apt-get update\nRUN apt-get update && apt-get install a && rm -rf /var/lib/apt/lists/*',
			`RUN apt-get update && ${lists}\nRUN apt-get update && apt-get install a && rm -rf /var/lib/apt/lists/*`,
		],
		['RUN apk add a && apk add b', 'RUN apk add --no-cache a && apk add --no-cache b'],
		['RUN apk update && apk add a', 'RUN apk update && apk add a && rm -rf /var/cache/apk/*'],
		['RUN microdnf install a', 'RUN microdnf install a && microdnf clean all'],
		['RUN yum -y install a', 'RUN yum -y install a && yum clean all'],
		['RUN zypper in a', 'RUN zypper in a && zypper clean --all'],
	]);
});

describe('docker/language-cache', () => {
	fixes(languageCache, [
		[
			'RUN pip3 install a && python -m pip install b',
			'RUN pip3 install --no-cache-dir a && python -m pip install --no-cache-dir b',
		],
		['RUN yarn', 'RUN yarn && yarn cache clean'],
		['RUN npm ci && npm install -g a', 'RUN npm ci && npm install -g a && npm cache clean --force'],
		['RUN npm ci && yarn'],
	]);
});

describe('docker/maintainer', () => {
	const label = 'LABEL org.opencontainers.image.authors';
	fixes(maintainer, [
		['MAINTAINER Ann <a@b.io>', `${label}="Ann <a@b.io>"`],
		['maintainer "Ann"\n', `${label.replace('LABEL', 'label')}="Ann"\n`],
		['MAINTAINER A "B" $C \\d', `${label}="A \\"B\\" \\$C \\\\d"`],
		['MAINTAINER A \\\n  B'],
		['MAINTAINER A\nLABEL org.opencontainers.image.authors=B'],
	]);
});

describe('docker/cd', () => {
	fixes(cd, [
		['RUN cd /a && b', 'WORKDIR /a\nRUN b'],
		['RUN cd /a && \\\n    b && \\\n    c', 'WORKDIR /a\nRUN b && \\\n    c'],
		['RUN cd /a \\\n && b\r\n', 'WORKDIR /a\nRUN b\r\n'],
		['  RUN --mount=type=ssh cd /a; b', '  WORKDIR /a\n  RUN --mount=type=ssh b'],
		['RUN cd /a && b\nWORKDIR /c\nCOPY . .', 'WORKDIR /a\nRUN b\nWORKDIR /c\nCOPY . .'],
		['RUN cd /a && \\\n # why\n b'],
		['RUN cd /a && b\nCOPY . .'],
		['RUN cd /a && b\nWORKDIR c'],
		['RUN cd /a || b'],
		['RUN cd $A && b'],
		['RUN cd a && b'],
		['RUN cd /a'],
		['ONBUILD RUN cd /a && b'],
		['RUN <<E\ncd /a && b\nE\n'],
	]);
});

describe('docker/relative-workdir', () => {
	fixes(relativeWorkdir, [
		['WORKDIR app', 'WORKDIR /app'],
		['ENV A=b\nWORKDIR ${A}', 'ENV A=b\nWORKDIR /${A}'],
		['WORKDIR ./a'],
		['WORKDIR "a b"'],
	]);
	test('what comes after is relative to the first, and stays so', () => {
		expect(mend(relativeWorkdir, 'WORKDIR a\nWORKDIR b\n')[0]).toBe('WORKDIR /a\nWORKDIR b\n');
	});
});

describe('docker/shell-form', () => {
	fixes(shellForm, [
		['CMD a', 'CMD ["a"]'],
		['cmd a   --b=c \\\n  # why\n  d\n', 'cmd ["a",   "--b=c", \\\n  # why\n  "d"]\n'],
		[`ENTRYPOINT a "b c" 'd"e$'`, 'ENTRYPOINT ["a", "b c", "d\\"e$"]'],
		['CMD a $B'],
		['CMD a && b'],
		['CMD a *'],
		['CMD a ~/b'],
		['CMD a > b'],
		['CMD A=b c'],
		['CMD cd /a'],
		['CMD a "b\\"c"'],
		['CMD ["a", b]'],
		['ENTRYPOINT ["a"]\nCMD b'],
		['SHELL ["powershell", "-Command"]\nCMD a'],
	]);
});

describe('docker/pipefail', () => {
	const shell = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
	fixes(pipefail, [
		['RUN a | b\nRUN c | d\n', `${shell}\nRUN a | b\nRUN c | d\n`],
		['  run a | b\r\n', `  ${shell}\n  run a | b\r\n`],
		[
			'FROM alpine:3.22\nRUN a | b',
			'FROM alpine:3.22\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN a | b',
		],
		[
			'SHELL ["/bin/zsh", "-ec"]\nRUN a | b',
			'SHELL ["/bin/zsh", "-ec"]\nSHELL ["/bin/zsh", "-o", "pipefail", "-ec"]\nRUN a | b',
		],
		['RUN sh -c "a | b"'],
		['ONBUILD RUN a | b'],
	]);
});

describe('docker/stale-update', () => {
	fixes(staleUpdate, [
		[
			'RUN apt-get update\nRUN apt-get install -y a\n',
			'RUN apt-get update && apt-get install -y a\n',
		],
		[
			'# why\n  RUN apt-get -qq update\nENV A=b\nRUN c && \\\n  apt-get install \\\n  a',
			'# why\nENV A=b\nRUN c && \\\n  apt-get -qq update && apt-get install \\\n  a',
		],
		['RUN apk update\nRUN apk add a', 'RUN apk update && apk add a'],
		['RUN apt-get update && a\nRUN apt-get install a'],
		['RUN apt-get update\nRUN a\nRUN apt-get install b'],
		['RUN apt-get update\nUSER b\nRUN apt-get install a'],
		['RUN apt-get update\nRUN a || apt-get install b'],
		['RUN --mount=type=cache,target=/a apt-get update\nRUN apt-get install b'],
	]);
});

describe('docker/tls-verification', () => {
	fixes(tlsVerification, [
		['RUN curl -k -o a https://x', 'RUN curl -o a https://x'],
		['RUN curl -fsSLko a --insecure https://x', 'RUN curl -fsSLo a https://x'],
		['RUN curl \\\n  -k \\\n  https://x', 'RUN curl \\\n  https://x'],
		['RUN wget https://x --no-check-certificate && a', 'RUN wget https://x && a'],
		['RUN pip install --trusted-host x --trusted-host=y a', 'RUN pip install a'],
		['RUN npm config set strict-ssl false && npm ci', 'RUN npm ci'],
		['RUN a && git config --global http.sslVerify false', 'RUN a'],
		['RUN a \\\n && npm config set strict-ssl false \\\n && b\n', 'RUN a \\\n && b\n'],
		['RUN git config --global http.sslVerify false\nRUN a', 'RUN a'],
		['RUN git -c http.sslVerify=false clone x', 'RUN git clone x'],
		['RUN apt-get -o Acquire::https::Verify-Peer=false update', 'RUN apt-get update'],
		['RUN yum --setopt=sslverify=false install -y a', 'RUN yum install -y a'],
		['RUN npm install --strict-ssl=false', 'RUN npm install'],
		['RUN A=b GIT_SSL_NO_VERIFY=1 git clone x', 'RUN A=b git clone x'],
		['RUN env GIT_SSL_NO_VERIFY=1 git clone x', 'RUN env git clone x'],
		['RUN export NODE_TLS_REJECT_UNAUTHORIZED=0 && a', 'RUN a'],
		['RUN export A=b NODE_TLS_REJECT_UNAUTHORIZED=0; a', 'RUN export A=b; a'],
		['ENV PYTHONHTTPSVERIFY=0 \\\n    A=b', 'ENV \\\n    A=b'],
		['ENV A=b \\\n    PYTHONHTTPSVERIFY=0\n', 'ENV A=b\n'],
		['ENV PYTHONHTTPSVERIFY=0 GIT_SSL_NO_VERIFY=1\nRUN a', 'RUN a'],
		['ENV PYTHONHTTPSVERIFY 0\r\nRUN a', 'RUN a'],
		['RUN a || curl -k https://x', 'RUN a || curl https://x'],
		['RUN a || git config --global http.sslVerify false'],
		['RUN curl \\\n  # why\n  -k https://x'],
		['RUN sh -c "curl -k https://x"'],
		['RUN ["curl", "-k", "https://x"]'],
		['RUN echo sslverify=false >> /etc/yum.conf'],
		['ENV PYTHONHTTPSVERIFY=0\nRUN a $PYTHONHTTPSVERIFY'],
	]);
});

describe('whatever the file', () => {
	const word = fc.constantFrom(
		...['a', '-k', '-fsSLk', '-o', '"b c"', "'d'", '$E', '$(apt update)', '--trusted-host', '> f'],
		...['PIP_TRUSTED_HOST=x', 'install', 'update', '-y', 'http.sslVerify=false', '-c', '~', '# g'],
	);
	const program = fc.constantFrom(
		...['apt-get update', 'apt install', 'apt-get install', 'apk add', 'apk update', 'dnf install'],
		...['curl -k', 'wget --no-check-certificate', 'pip install', 'npm ci', 'yarn', 'cd /a', 'git'],
		...['npm config set strict-ssl false', 'GIT_SSL_NO_VERIFY=1 git clone', 'set -ex', '(', 'if'],
		...['export PYTHONHTTPSVERIFY=0', 'sudo apt-get install', 'sh -c "apt update"'],
	);
	const gap = fc.constantFrom(' ', ' ', '  ', ' \\\n  ', ' \\\r\n\t', ' \\\n  # why\n  ');
	const joint = fc.constantFrom('&&', '&&', '&&', ';', '||', '|', ') &&');
	const command = fc
		.tuple(program, fc.array(fc.tuple(gap, word), { maxLength: 4 }))
		.map(([head, rest]) => head + rest.flat().join(''));
	const script = fc
		.tuple(command, fc.array(fc.tuple(gap, joint, gap, command), { maxLength: 3 }))
		.map(([head, rest]) => head + rest.flat(2).join(''));
	const keyword = fc.constantFrom('RUN', 'RUN', 'run', 'ONBUILD RUN', 'CMD', 'ENTRYPOINT', 'ADD');
	const instruction = fc.oneof(
		fc.tuple(keyword, gap, script).map((parts) => parts.join('')),
		fc.array(script, { maxLength: 3 }).map((lines) => `RUN <<E\n${lines.join('\n')}\nE`),
		fc.constantFrom(
			...['ENV PYTHONHTTPSVERIFY=0 A=b', 'ENV PYTHONHTTPSVERIFY 0', 'WORKDIR a', 'USER b'],
			...['MAINTAINER a "b" $c', 'ADD a /b', 'FROM alpine:3 AS x', 'COPY a .', 'CMD a \\\n b'],
			...['ENTRYPOINT a', 'SHELL ["/bin/bash", "-c"]', '# c', 'ENV PYTHONHTTPSVERIFY=0'],
		),
	);
	const ends = fc.constantFrom('\n', '\n', '\r\n', '\n\n  ');
	const file = fc
		.array(fc.tuple(instruction, ends), { maxLength: 8 })
		.map((parts) => from + parts.flat().join(''));

	test('fixes leave a Dockerfile, and come to an end', () => {
		fc.assert(
			fc.property(file, (source) => {
				const read = readDockerfile(source);
				fc.pre(read.kind === 'dockerfile' && !read.problem);
				let text = source;
				for (let round = 0; round < 12; round++) {
					const fixes = registry
						.filter(({ id }) => id.startsWith('docker/'))
						.flatMap(({ check }) => runCheck(check, text))
						.flatMap(({ fix }) => (fix?.splices ? [fix.splices] : []));
					if (fixes.length === 0) return;
					const mended = applySplices(text, joinFixes(fixes).splices);
					expect(mended).not.toBe(text);
					text = mended;
				}
				expect(text).toBe('mended for good');
			}),
			{ numRuns: 400 },
		);
	});
});
