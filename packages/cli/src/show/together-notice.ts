import { baseUrlAt, planeAt } from '../base-url.ts';
import type { OpenSystem } from '../serve/open-system.ts';
import { curlLine } from './curl-line.ts';
import { adoptedLines, keyLines } from './key-lines.ts';

/** What systems that are served together say at their start: where each is, a throw-away key, and a request that works. */
export const togetherNotice = (systems: readonly OpenSystem[], url: string): string => {
  const lines = [
    `${systems.length} systems, side by side as reference servers: ${url}`,
    '',
    'Keys to use. They are thrown away with the servers, so they may be shown:',
    ...systems.flatMap((system) => blockOf(system, url)),
    '',
    `A system is also found at http://<system>.localhost${portOf(url)}, and by its own host name where that leads here.`,
    `People manage the keys of each at ${planeAt(`${url}/<system>`)}, with createLatchkey() of @latchkey/sdk/latchkey.`,
    `All of them are named at ${url}/`,
    '',
    'Ctrl+C stops them.',
  ];
  return `${lines.join('\n')}\n`;
};

const portOf = (url: string): string => {
  const { port } = new URL(url);
  return port === '' ? '' : `:${port}`;
};

const blockOf = (system: OpenSystem, url: string): string[] => {
  const { provider, example } = system;
  const line = curlLine(provider, example);
  const adopted = adoptedLines(system);
  return [
    '',
    provider.title,
    ...keyLines(system, baseUrlAt(`${url}/${provider.id}`, provider)),
    ...(line === null ? [] : [`  ${line}`]),
    ...(adopted.length > 0 ? ['  Keys of the documents that work too:', ...adopted.map((each) => `  ${each}`)] : []),
  ];
};
