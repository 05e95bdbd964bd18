import type { Rule } from '../rule.ts';

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** `x.ts`, and the kinds of file that stand beside it. */
const fileName = /^([a-z0-9]+(?:-[a-z0-9]+)*)(\.(test|test-d|bench|config|d))?\.[cm]?[jt]sx?$/;
const saysNothing = ['utils', 'util', 'types', 'helpers', 'helper', 'misc', 'common'];

/** kebab-case, and a name that says what is inside. */
export const fileNames: Rule = {
  name: 'file-names',
  why: 'one way of naming files is free to read, and a drawer called utils fills with what nobody looks for there',
  remedy: 'name the file after the one thing it exports, in kebab-case',
  *find(tree) {
    for (const { path, inPackage } of tree.files) {
      const folders = inPackage.split('/');
      const file = folders.pop() ?? '';
      const stem = file.match(fileName)?.[1];
      if (!stem) yield { path, line: 1, what: `${file} is not kebab-case` };
      if (stem && saysNothing.includes(stem)) yield { path, line: 1, what: `${file} does not say what is inside` };
      for (const folder of folders.filter((name) => !kebabCase.test(name)))
        yield { path, line: 1, what: `the folder ${folder} is not kebab-case` };
    }
  },
};
