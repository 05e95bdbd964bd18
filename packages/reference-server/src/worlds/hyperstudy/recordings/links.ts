import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Links to recordings that are their own leave: they need no key and stop working after an hour. */
export interface RecordingLinks {
  /** A fresh link. */
  mint(file: RecordingPath, baseUrl: string, nowMs: number): string;
  /** Why a link is no good, or null where it is. `expires` is in seconds since the Unix epoch. */
  refuse(file: RecordingPath, expires: number, signature: string, nowMs: number): 'expired' | 'unsigned' | null;
}

export interface RecordingPath {
  readonly roomId: string;
  readonly recordingId: string;
}

/** Signs links with HMAC-SHA-256 under a secret that is drawn anew at each opening of a world. */
export const recordingLinks = (secret: Uint8Array): RecordingLinks => {
  const signatureOf = ({ roomId, recordingId }: RecordingPath, expires: number) =>
    bytesToHex(hmac(sha256, secret, utf8ToBytes(JSON.stringify([roomId, recordingId, expires]))));
  return {
    mint: (file, baseUrl, nowMs) => {
      const expires = Math.floor(nowMs / 1000) + lifetimeSeconds;
      return `${fileUrl(file, baseUrl)}?expires=${expires}&signature=${signatureOf(file, expires)}`;
    },
    refuse: (file, expires, signature, nowMs) => {
      if (!sameText(signatureOf(file, expires), signature)) return 'unsigned';
      return nowMs >= expires * 1000 ? 'expired' : null;
    },
  };
};

/** Where a recording's file is, without the leave to read it. */
export const fileUrl = ({ roomId, recordingId }: RecordingPath, baseUrl: string): string =>
  `${baseUrl}/files/recordings/${encodeURIComponent(roomId)}/${encodeURIComponent(recordingId)}`;

const lifetimeSeconds = 3600;

/** Compares all of both texts, so that the time taken does not tell how much of a guess was right. */
const sameText = (expected: string, given: string): boolean => {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
};
