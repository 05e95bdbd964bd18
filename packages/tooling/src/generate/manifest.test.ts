import { describe, expect, it } from 'vitest';
import { manifestFile, manifestRules } from './manifest.ts';
import type { SourceDocument } from './read-documents.ts';

const source = (id: string, isPlane = false): SourceDocument => ({
  id,
  isPlane,
  path: `openapi/${id}.yaml`,
  document: { openapi: '3.1.1', info: { title: id, version: '1' }, paths: {} },
});

const byHand = { '@latchkey/source': './src/extra.ts', import: './dist/extra.js' };
const present = JSON.stringify({
  name: 'made-up',
  exports: { '.': './dist/index.js', './extra': byHand, './package.json': './package.json' },
  files: ['dist'],
});

describe.each(manifestRules)('the exports of $folder', (rule) => {
  const exportsOf = (text: string | null): Record<string, unknown> => JSON.parse(text ?? '{}').exports;
  const write = (ids: readonly string[], text: string | null = present) =>
    manifestFile(
      rule,
      ids.map((id) => source(id)),
      text ?? '',
    ).text;

  it('hold those written by hand first and as they were, and package.json last', () => {
    const found = exportsOf(write(['one']));
    expect(Object.keys(found).slice(0, 2)).toEqual(['.', './extra']);
    expect(found['./extra']).toEqual(byHand);
    expect(Object.keys(found).at(-1)).toBe('./package.json');
  });

  it('hold each source that the documents ask for, built in both formats', () => {
    const found = exportsOf(write(['one', 'two']));
    for (const [subpath, path] of Object.entries(rule.wanted(['one', 'two'], ['one', 'two']))) {
      const built = path.replace('./src/', './dist/').replace('.ts', '');
      expect(found[subpath]).toEqual({
        '@latchkey/source': path,
        import: { types: `${built}.d.ts`, default: `${built}.js` },
        require: { types: `${built}.d.cts`, default: `${built}.cjs` },
      });
    }
  });

  it('change nothing the second time', () => {
    const once = write(['one', 'two']);
    expect(write(['one', 'two'], once)).toBe(once);
  });

  it('lose what a removed document had asked for, and nothing else', () => {
    expect(write(['one'], write(['one', 'two']))).toBe(write(['one']));
  });
});

it('hold no world of a plane, which is no system', () => {
  const kept = manifestRules.map((rule) => {
    const text = manifestFile(rule, [source('one'), source('beside', true)], present).text;
    return [rule.folder, Object.keys(JSON.parse(text ?? '{}').exports).filter((subpath) => subpath.endsWith('beside'))];
  });
  expect(Object.fromEntries(kept)).toEqual({
    'packages/providers': ['./beside'],
    'packages/sdk': ['./beside'],
    'packages/reference-server': [],
  });
});
