import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Leaks } from '../leaks.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import { readUpTo } from './read-up-to.ts';

export interface SecretScanningOptions {
  /** The public keys as GitHub lists them under `/meta/public_keys/secret_scanning`; asked for at each message. */
  publicKeys(): MaybePromise<readonly ScanningKey[]>;
  /** How many tokens a message may hold. Default 1000. */
  readonly maxTokens?: number;
}

export interface ScanningKey {
  readonly key_identifier: string;
  /** PEM. */
  readonly key: string;
}

/** What is said of one token. It is named by its SHA-256 in lower-case hex digits: an answer holds no secret. */
export interface TokenVerdict {
  readonly token_hash: string;
  readonly token_type: string;
  readonly label: 'true_positive' | 'false_positive';
}

/**
 * A receiver of GitHub's secret scanning messages: revokes the keys that were found in public, and answers which of the tokens
 * are keys of this server, dead ones too. Messages have no time in them and may come again: that changes nothing.
 *
 * Answers 401 where the message is not signed over its raw body (ECDSA, P-256, SHA-256) by a listed key, 400 where it is no list
 * of matches, 405 for another method than POST, 413 where it is too long. Source: GitHub's secret scanning partner program.
 */
export const secretScanning = (
  { leaks }: { readonly leaks: Leaks },
  { publicKeys, maxTokens = 1000 }: SecretScanningOptions,
): ((request: Request) => Promise<Response>) => {
  const verdictOf = async ({ token, type, url }: Match): Promise<TokenVerdict> => {
    const found = token.length > longestToken ? [] : await leaks.revoke(token, { source: url });
    return {
      token_hash: createHash('sha256').update(token).digest('hex'),
      token_type: type,
      label: found.some(({ key }) => key !== null) ? 'true_positive' : 'false_positive',
    };
  };

  return async (request) => {
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
    const body = request.body ? await readUpTo(request.body, maxBytes + 1) : new Uint8Array();
    if (body.length > maxBytes) return new Response(null, { status: 413 });
    // Nothing of a message is read before it is known whose it is.
    if (!isSigned(body, request.headers, await publicKeys())) return new Response(null, { status: 401 });
    const matches = matchesIn(body);
    if (matches === null) return new Response(null, { status: 400 });
    if (matches.length > maxTokens) return new Response(null, { status: 413 });
    const verdicts: TokenVerdict[] = [];
    for (const match of matches) verdicts.push(await verdictOf(match));
    return Response.json(verdicts, { headers: { 'Cache-Control': 'no-store' } });
  };
};

interface Match {
  readonly token: string;
  readonly type: string;
  /** Where it was found; empty where that is not told. */
  readonly url: string;
}

const maxBytes = 5_000_000;
const longestToken = 10_000;

const isSigned = (body: Uint8Array, headers: Headers, keys: readonly ScanningKey[]): boolean => {
  const identifier = headers.get('Github-Public-Key-Identifier');
  const signature = Buffer.from(headers.get('Github-Public-Key-Signature') ?? '', 'base64');
  const listed = keys.find((each) => each.key_identifier === identifier);
  const key = listed && p256Key(listed.key);
  return key ? verify('sha256', body, { key, dsaEncoding: 'der' }, signature) : false;
};

/** A key of the one kind that signs these messages; null for any other, whatever it could verify. */
const p256Key = (pem: string): KeyObject | null => {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

const matchesIn = (body: Uint8Array): readonly Match[] | null => {
  const list = parsed(body);
  if (!Array.isArray(list)) return null;
  const matches = list.map(matchOf);
  return matches.every((match) => match !== null) ? matches : null;
};

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
};

const matchOf = (value: unknown): Match | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { token, type, url }: { token?: unknown; type?: unknown; url?: unknown } = value;
  if (typeof token !== 'string' || typeof type !== 'string') return null;
  return { token, type, url: typeof url === 'string' ? url.slice(0, 2000) : '' };
};
