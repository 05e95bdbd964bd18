import { readFileSync } from 'node:fs';

/** The `ts` code blocks of a Markdown file, in order. */
export const printedExamples = (file: URL): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

/** A statement, its comment, and the comment lines below that go on with it. */
const throwing = /^await (.+?);\s*\/\/ throws LatchkeyError: (.*(?:\n\s+\/\/.*)*)$/gm;

/**
 * The module that runs a printed example. A line that says `// throws LatchkeyError: code '…', status …` must throw an
 * error with exactly the fields that it names, and the module exports what the example declares.
 */
export const runnable = (example: string): string => {
  const body = example.replace(
    throwing,
    (_, call: string, comment: string) =>
      `await expect(${call}).rejects.toMatchObject({ ${expectedFields(comment)} });`,
  );
  const names = [...body.matchAll(/^const (?:\{ ([\w, ]+) \}|(\w+)) =/gm)].flatMap((match) =>
    (match[1] ?? match[2] ?? '').split(', '),
  );
  return `import { expect } from 'vitest';\n${body}\nexport { ${names.join(', ')} };\n`;
};

/** `code 'x', status 401` as the fields of an object. */
const expectedFields = (comment: string): string =>
  [
    "name: 'LatchkeyError'",
    ...[...comment.matchAll(/(\w+) ('[^']*'|\d+|\[[^\]]*\])/g)].map(([, name, value]) => `${name}: ${value}`),
  ].join(', ');
