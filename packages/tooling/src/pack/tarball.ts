import { createPackageFromTarballData, type Package } from '@arethetypeswrong/core';

/** What a tarball holds: paths as its user sees them, such as `dist/index.js`. */
export interface Tarball {
  readonly paths: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
  /** The same, for are-the-types-wrong. */
  readonly attwPackage: Package;
}

/** Unpacks a tarball in memory. */
export const readTarball = (bytes: Uint8Array): Tarball => {
  const attwPackage = createPackageFromTarballData(bytes);
  const folder = `/node_modules/${attwPackage.packageName}/`;
  return {
    paths: attwPackage.listFiles().map((path) => path.replace(folder, '')),
    manifest: JSON.parse(attwPackage.readFile(`${folder}package.json`)),
    attwPackage,
  };
};
