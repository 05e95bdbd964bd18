import type { Credentials, Refusal } from '@latchkey/providers';
import type { Header } from './headers.ts';

/**
 * The `WWW-Authenticate` of a refusal, or of a problem of the system's own (null): on every 401 (RFC 9110 §15.5.2), with `invalid_token` only where a credential was
 * sent, and with `insufficient_scope` where one lacks a scope (RFC 6750 §3).
 */
export const challengeHeaders = (
  { challenge: { scheme, realm } }: Credentials,
  refusal: Refusal | null,
  status: number,
): readonly Header[] => {
  // Some systems say no in the body of a success: a challenge belongs to none.
  if (status < 400) return [];
  const base = `${scheme} realm="${realm}"`;
  if (refusal?.kind === 'insufficient_scope') {
    const scope = refusal.required.filter(isScopeToken).join(' ');
    return [['WWW-Authenticate', `${base}, error="insufficient_scope", scope="${scope}"`]];
  }
  if (status !== 401) return [];
  const isBare = refusal === null || refusal.kind === 'missing_key';
  return [['WWW-Authenticate', isBare ? base : `${base}, error="invalid_token"`]];
};

/** RFC 6749 §3.3: what would end the quotation, or the header, is no scope that a challenge can name (security 36). */
const isScopeToken = (scope: string): boolean => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope);
