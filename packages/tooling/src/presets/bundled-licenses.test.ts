import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledLicenses } from './bundled-licenses.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-licenses-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const install = (name: string, file: string) => {
  mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  writeFileSync(join(folder, 'node_modules', name, file), `The licence of ${name}.\n`);
};

describe('bundledLicenses', () => {
  it('gives the text of each library that is bundled, by name', () => {
    install('one', 'license');
    install('@two/deep', 'LICENCE.md');
    const text = bundledLicenses(['one', '@two/deep'], folder);
    expect(text).toMatch(/^one\n\nThe licence of one\.\n/);
    expect(text).toContain('@two/deep\n\nThe licence of @two/deep.');
  });

  it('refuses a library that has none', () => {
    install('bare', 'readme.md');
    expect(() => bundledLicenses(['bare'], folder)).toThrow('has no licence file');
  });
});
