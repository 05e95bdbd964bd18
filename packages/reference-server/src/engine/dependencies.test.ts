import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, folder), 'utf8') }));

/** What is not the engine's own, and by which files. */
const outside = (text: string): readonly string[] =>
  [...text.matchAll(/\bfrom '([^.'][^']*)'/g)].map(([, name = '']) => name).filter((name) => !own.has(name));
const own = new Set(['@latchkey/providers', '#digest', '#seal']);
const allowed: Readonly<Record<string, RegExp>> = {
  'digest/node.ts': /^node:crypto$/,
  'seal/node.ts': /^node:crypto$/,
  'digest/portable.ts': /^@noble\/hashes\//,
  'seal/portable.ts': /^@noble\/ciphers\//,
};

describe('the engine', () => {
  it('security 79: has no dependency but what digests and seals where there is no Node', () => {
    const found = sources.flatMap(({ path, text }) => outside(text).map((name) => [path, name] as const));
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter(([path, name]) => !allowed[path]?.test(name))).toEqual([]);
  });

  it('security 79: runs no text as code, and loads nothing as it goes', () => {
    const dynamic = /\beval\s*\(|\bnew Function\b|\brequire\s*\(|\bimport\s*\(/;
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter(({ text }) => dynamic.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
