import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of libraries that travel inside a package's build: their terms ask for it. */
export const bundledLicenses = (names: readonly string[], folder = process.cwd()): string =>
  names.map((name) => `${name}\n\n${licenseOf(join(folder, 'node_modules', name))}\n`).join(`\n${'-'.repeat(80)}\n\n`);

const licenseOf = (folder: string): string => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  if (!file) throw new Error(`${folder} has no licence file: a library without one cannot be bundled.`);
  return readFileSync(join(folder, file), 'utf8').trim();
};
