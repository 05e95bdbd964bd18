import { globalUses } from '../global-uses.ts';
import type { Rule } from '../rule.ts';
import { lineOf } from '../syntax.ts';

const server = 'packages/reference-server/src/';
const doors = `${server}doors/`;
const webNames: ReadonlySet<string> = new Set(['Request', 'Response', 'Headers', 'FormData']);

/** Only a door builds or reads a web `Request` or `Response`; naming one in a type is free. */
export const webObjects: Rule = {
  name: 'web-objects',
  why: 'building a Request or a Response costs more than all the rest of an answer',
  remedy: 'pass an Exchange in and an Answer out, and convert in a file of doors/',
  *find(tree) {
    for (const file of tree.files) {
      if (file.kind !== 'source' || !file.path.startsWith(server) || file.path.startsWith(doors)) continue;
      for (const node of globalUses(file.syntax(), webNames))
        yield { path: file.path, line: lineOf(node), what: `${node.text} outside of doors/` };
    }
  },
};
