import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** URLs that are their own leave: they need no key and stop working at a time. */
export interface Links {
  /** The signature of an upload's URL. `expires` is in seconds since 1970. */
  uploadSignature(upload: Upload): string;
  /** Why an upload's URL is no good, or null where it is. */
  refuseUpload(upload: Upload, signature: string, nowMs: number): Reason | null;
  /** A token that plays a video: a JSON Web Token (RFC 7519) under HMAC-SHA-256. */
  token(leave: Leave): string;
  /** Why a token does not play a video, or null where it does. */
  refuseToken(
    token: string,
    asked: { readonly videoID: string; readonly page: string | null; readonly nowMs: number },
  ): Reason | null;
}

export interface Upload {
  readonly videoID: string;
  readonly expires: number;
}

/** What a token says: for which video, from when to when in seconds since 1970, and from pages of which domains. */
export interface Leave {
  readonly videoID: string;
  readonly issued: number;
  readonly expires: number;
  /** Anywhere where none is named. */
  readonly domains: readonly string[];
}

type Reason = 'expired' | 'unsigned';

/** Signs under a secret that is drawn anew at each opening of a world. */
export const linksOf = (secret: Uint8Array): Links => {
  const sign = (text: string): Uint8Array => hmac(sha256, secret, utf8ToBytes(text));
  const uploadSignature = ({ videoID, expires }: Upload) =>
    bytesToHex(sign(JSON.stringify(['upload', videoID, expires])));
  const tokenSignature = (signed: string) => base64Url(sign(signed));

  return {
    uploadSignature,
    refuseUpload(upload, signature, nowMs) {
      if (!isSame(uploadSignature(upload), signature)) return 'unsigned';
      return nowMs >= upload.expires * 1000 ? 'expired' : null;
    },
    token({ videoID, issued, expires, domains }) {
      const claims = {
        iss: issuer,
        aud: videoID,
        iat: issued,
        exp: expires,
        ...(domains.length > 0 ? { domains } : {}),
      };
      const signed = `${header}.${encoded(claims)}`;
      return `${signed}.${tokenSignature(signed)}`;
    },
    refuseToken(token, { videoID, page, nowMs }) {
      const cut = token.lastIndexOf('.');
      const signed = token.slice(0, Math.max(0, cut));
      if (!isSame(tokenSignature(signed), token.slice(cut + 1))) return 'unsigned';
      // Signed here, so it is what `token` wrote.
      const claims: Claims = JSON.parse(decoded(signed.slice(signed.indexOf('.') + 1)));
      if (claims.aud !== videoID) return 'unsigned';
      if (nowMs >= claims.exp * 1000) return 'expired';
      return claims.domains === undefined || claims.domains.some((domain) => domain === page) ? null : 'unsigned';
    },
  };
};

interface Claims {
  readonly aud: string;
  readonly exp: number;
  readonly domains?: readonly string[];
}

const issuer = 'hesedvid';

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const encoded = (value: object): string => base64Url(utf8ToBytes(JSON.stringify(value)));

const decoded = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0)),
  );

const header = encoded({ alg: 'HS256', typ: 'JWT' });

/** Compares all of both texts, so that the time taken does not tell how much of a guess was right. */
const isSame = (expected: string, given: string): boolean => {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
};
