import { createContext, runInContext } from 'node:vm';
import { bundled } from './bundle.ts';

/** The names that server runtimes of every kind share with browsers, as far as a client may need them. */
const webNames = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'DOMException',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'WritableStream',
  'atob',
  'btoa',
  'clearTimeout',
  'console',
  'crypto',
  'queueMicrotask',
  'setTimeout',
  'structuredClone',
] as const;

/** What a script comes to where there are web names and nothing else: no `process`, no `Buffer`, no `require`, no `import`. */
export const inWebContext = <Value>(script: string): Value =>
  runInContext(
    script,
    createContext(Object.fromEntries(webNames.map((name) => [name, Reflect.get(globalThis, name)]))),
  );

/** What a module exports there. */
export const exportsInWebContext = async <Exports>(specifier: string): Promise<Exports> =>
  inWebContext(`${await bundled(`import * as it from '${specifier}'; globalThis.it = it;`)}; it`);
