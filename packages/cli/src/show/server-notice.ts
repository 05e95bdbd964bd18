import { baseUrlAt, planeAt } from '../base-url.ts';
import type { OpenSystem } from '../serve/open-system.ts';
import { curlLine } from './curl-line.ts';
import { adoptedLines, keyLines } from './key-lines.ts';

/**
 * What a served system says of itself at its start: where it is, a throw-away key, a request that works, and where its people
 * manage their keys.
 */
export const serverNotice = (system: OpenSystem, url: string): string => {
  const { provider, example } = system;
  const baseUrl = baseUrlAt(url, provider);
  const line = curlLine(provider, example);
  const adopted = adoptedLines(system);
  const lines = [
    `${provider.title}, as a reference server: ${baseUrl}`,
    '',
    'A key to use. It is thrown away with the server, so it may be shown:',
    ...keyLines(system, baseUrl),
    ...(line === null ? [] : ['', 'Try it:', `  ${line}`]),
    ...(adopted.length > 0 ? ['', 'Keys of the documents that work too:', ...adopted] : []),
    '',
    'Its people manage their keys here, with createLatchkey() of @latchkey/sdk/latchkey:',
    `  export LATCHKEY_BASE_URL=${planeAt(url)}`,
    '',
    'Ctrl+C stops it.',
  ];
  return `${lines.join('\n')}\n`;
};
