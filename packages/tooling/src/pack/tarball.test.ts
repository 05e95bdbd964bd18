import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publintProblems } from './publint-problems.ts';
import { readTarball } from './tarball.ts';
import { typesProblems } from './types-problems.ts';

const manifest = {
  name: '@x/made-up',
  version: '1.0.0',
  license: 'MIT',
  type: 'module',
  engines: { node: '>=22.13' },
  exports: {
    '.': {
      import: { types: './dist/index.d.ts', default: './dist/index.js' },
      require: { types: './dist/index.d.cts', default: './dist/index.cjs' },
    },
  },
};
const whole: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(manifest),
  LICENSE: 'MIT',
  'dist/index.js': 'export const one = 1;\n',
  'dist/index.d.ts': 'export declare const one: 1;\n',
  'dist/index.cjs': 'exports.one = 1;\n',
  'dist/index.d.cts': 'export declare const one: 1;\n',
};

const tarballOf = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'tarball-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'package', path)), { recursive: true });
      writeFileSync(join(folder, 'package', path), text);
    }
    return new Uint8Array(execFileSync('tar', ['-czf', '-', '-C', folder, 'package']));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('looking at a tarball', () => {
  it('finds its paths as a user sees them, and its manifest', () => {
    const tarball = readTarball(tarballOf(whole));
    expect([...tarball.paths].sort()).toEqual(Object.keys(whole).sort());
    expect(tarball.manifest.name).toBe('@x/made-up');
  });

  it('is content with a package that serves ESM and CJS', async () => {
    const bytes = tarballOf(whole);
    expect(await publintProblems(bytes)).toEqual([]);
    expect(await typesProblems(readTarball(bytes))).toEqual([]);
  });

  it('tells that an export leads nowhere', async () => {
    const { 'dist/index.cjs': _, ...files } = whole;
    expect(await publintProblems(tarballOf(files))).toEqual([expect.stringContaining('./dist/index.cjs')]);
  });

  it('tells that `require` is given the types of an ES module', async () => {
    const exports = { '.': { types: './dist/index.d.ts', import: './dist/index.js', require: './dist/index.cjs' } };
    const tarball = readTarball(tarballOf({ ...whole, 'package.json': JSON.stringify({ ...manifest, exports }) }));
    expect(await typesProblems(tarball)).toEqual([expect.stringContaining('dist/index.d.ts')]);
  });

  it('tells that there are no types at all', async () => {
    const files = { 'package.json': JSON.stringify({ ...manifest, exports: './dist/index.js' }), 'dist/index.js': '' };
    expect(await typesProblems(readTarball(tarballOf(files)))).toEqual(['the tarball holds no types']);
  });
});
