import type { Answer } from './answer.ts';

/** What a body holds at most, unpacked: many times the largest page. A packed one may be a thousand times its size. */
export const mostBodyBytes = 128 * 2 ** 20;

/** A body's text, and what is wrong with it before anybody reads it. */
export type BodyText = Pick<Answer, 'text' | 'flaw'>;

/** Reads a body to its end, or to where it is longer than any honest one: the rest is not fetched. */
export const readBody = async (response: Response): Promise<BodyText> => {
  // What is no stream of the web's comes from somebody's own `fetch`, whose bodies are in memory already.
  if (typeof response.body?.getReader !== 'function') return { text: await response.text() };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return textOf(chunks, length);
    chunks.push(value);
    length += value.length;
    if (length <= mostBodyBytes) continue;
    // It may never answer, and nobody waits for it.
    reader.cancel().catch(() => {});
    return { text: '', flaw: 'too_long' };
  }
};

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

const textOf = (chunks: readonly Uint8Array[], length: number): BodyText => {
  const bytes = joined(chunks, length);
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return { text: lenient.decode(bytes), flaw: 'not_utf8' };
  }
};

const joined = ([first = new Uint8Array(), ...others]: readonly Uint8Array[], length: number): Uint8Array => {
  if (others.length === 0) return first;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of [first, ...others]) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};
