import type { OpenSystem } from '../serve/open-system.ts';
import { curlLine } from './curl-line.ts';
import { adoptedLines, keyLines } from './key-lines.ts';

/** What a served system says of itself at its start: where it is, a throw-away key, and a request that works. */
export const serverNotice = (system: OpenSystem, baseUrl: string): string => {
  const { provider, example } = system;
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
    'Ctrl+C stops it.',
  ];
  return `${lines.join('\n')}\n`;
};
