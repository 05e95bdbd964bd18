import { expect, it } from 'vitest';
import { listFiles } from './lists.ts';
import type { SourceDocument } from './read-documents.ts';

const source = (id: string, isPlane: boolean): SourceDocument => ({
  id,
  isPlane,
  path: `openapi/${id}.yaml`,
  document: { openapi: '3.1.1', info: { title: id, version: '1' }, paths: {} },
});

const textOf = (sources: readonly SourceDocument[], name: string) =>
  listFiles(sources).find(({ path }) => path.endsWith(name))?.text ?? '';

it('lists a plane apart from the systems, and without a world', () => {
  const sources = [source('acme', false), source('beside', true), source('moon', false)];
  const text = textOf(sources, 'providers/src/all.ts');
  const [, systems = '', planes = ''] = text.split('export const ');
  expect(systems).toMatch(/^providers = [^}]*acme: [^}]*moon: /);
  expect(systems).not.toContain('beside:');
  expect(planes).toMatch(/^planes = [^}]*beside: /);
  expect(textOf(sources, 'worlds/all.ts')).not.toContain('beside');
});

it('lists no planes where there are none', () => {
  expect(textOf([source('acme', false)], 'providers/src/all.ts')).not.toContain('planes =');
});
