import { readFileSync } from 'node:fs';

/** The `ts` code blocks of a Markdown file, in order. */
export const printedExamples = (file: URL): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

/**
 * The module that runs a printed example. A line that says `// throws LatchkeyError: code '…', status …` must throw
 * exactly that, and the module exports what the example declares.
 */
export const runnable = (example: string): string => {
  const body = example.replace(
    /^await (.+?);\s*\/\/ throws LatchkeyError: code '(\w+)', status (\d+)/gm,
    (_, call: string, code: string, status: string) =>
      `await expect(${call}).rejects.toMatchObject({ name: 'LatchkeyError', code: '${code}', status: ${status} });`,
  );
  const names = [...body.matchAll(/^const (?:\{ ([\w, ]+) \}|(\w+)) =/gm)].flatMap((match) =>
    (match[1] ?? match[2] ?? '').split(', '),
  );
  return `import { expect } from 'vitest';\n${body}\nexport { ${names.join(', ')} };\n`;
};
