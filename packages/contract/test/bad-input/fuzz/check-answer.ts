import type { Witness } from '@latchkey/contract';
import { basePath, trace } from './arena.ts';

/** An answer, whichever door it came through. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What no answer may be, in words; empty where nothing is wrong. */
export const wrongs = (
  { method, path }: { readonly method: string; readonly path: string },
  { status, headers, body }: GivenAnswer,
  witness: Witness | null,
): readonly string[] => {
  const found: string[] = [];
  if (!(status >= 200 && status < 500)) found.push(`status ${status}: ${body.slice(0, 300)}`);
  for (const [name, value] of headers) {
    if (!isHeaderText(value)) found.push(`header ${name}: ${JSON.stringify(value)}`);
  }
  const said = `${body}\n${headers.map((header) => header.join(': ')).join('\n')}`;
  const leak = said.search(trace);
  if (leak >= 0) found.push(`a secret: ${said.slice(Math.max(0, leak - 80), leak + 80)}`);
  // The document speaks of neither OPTIONS nor what lies elsewhere, and of its paths only as they are written there.
  if (witness && method !== 'OPTIONS' && path.startsWith(`${basePath}/`) && !path.includes('%')) {
    const record = { method, path, status, headers: Object.fromEntries(headers.map(lowered)), body };
    for (const { where, problem } of witness.check(record)) found.push(`${where}: ${problem}`);
  }
  return found;
};

const isHeaderText = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

const lowered = ([name, value]: readonly [string, string]): [string, string] => [name.toLowerCase(), value];
