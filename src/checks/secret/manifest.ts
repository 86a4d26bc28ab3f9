import { Buffer } from 'node:buffer';
import { asFields, isFields } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';
import { findSecret } from './find.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSettingsFile, namedInFile } from './settings-file.ts';

/** Whether SOPS has encrypted the values in place. */
export function isSealed(secret: Fields): boolean {
	return isFields(secret.sops);
}

/** Whether the manifest is what a cluster gave out, so nobody wrote it down. */
export function isFromCluster(secret: Fields): boolean {
	const { uid, resourceVersion } = asFields(secret.metadata);
	return typeof uid === 'string' || typeof resourceVersion === 'string';
}

/** Whether a value in `data` or `stringData` is worth hiding. */
export function holdsSecret(secret: Fields, field: 'data' | 'stringData'): boolean {
	const values = asFields(secret[field]);
	for (const key in values) {
		const value = values[key];
		if (typeof value !== 'string' || isPublic.test(key) || isPlaceholder(value)) continue;
		if (isWorthHiding(key, field === 'data' ? decoded(value) : value)) return true;
	}
	return false;
}

/** Certificates, and where and as whom to log in. */
const isPublic =
	/(?:^|\.)(?:ca|tls|cert)\.(?:crt|pem)$|^ca-?bundle|\.pub$|^(?:namespace|user|user-?name|host|host-?name|port|db-?name|database|region|type|name|project)$/i;
const isSetting = /^(?:true|false|-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----)/;

function isWorthHiding(key: string, value: string): boolean {
	const text = value.trim();
	if (isPlaceholder(text) || isSetting.test(text)) return false;
	// Programs that want their settings in a Secret get ones without any secret, too.
	if (!isSettingsFile(key)) return true;
	return findSecret(text) !== undefined || namedInFile(key, text) !== undefined;
}

// What is not base64 is the schema's matter.
function decoded(value: string): string {
	return Buffer.from(value, 'base64').toString('latin1');
}
