import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ignoreOffer } from './ignore-offer.ts';

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-offer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

it('ruling 27: offers to add .env to .gitignore once, and adds nothing', async () => {
  const folder = newFolder();
  const offer = ignoreOffer(folder, false);
  expect([await offer(), await offer()]).toEqual([expect.stringContaining('let --gitignore do it'), '']);
  expect(existsSync(join(folder, '.gitignore'))).toBe(false);
});

it('ruling 27: adds .env to .gitignore once where it may, and says so once', async () => {
  const folder = newFolder();
  const offer = ignoreOffer(folder, true);
  expect(await Promise.all([offer(), offer()])).toEqual([`Added .env to ${join(folder, '.gitignore')}.\n`, '']);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('.env\n');
});
