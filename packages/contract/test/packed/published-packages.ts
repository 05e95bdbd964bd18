import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What is read of a `package.json`. */
interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface PublishedPackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The packages that are published.
 * @throws Error when one is not built.
 */
export const publishedPackages = (): readonly PublishedPackage[] => {
  const packages = new URL('../../../', import.meta.url);
  return readdirSync(packages).flatMap((name) => {
    const folder = new URL(`${name}/`, packages);
    if (!existsSync(new URL('package.json', folder))) return [];
    const manifest: Manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
    if (manifest.private) return [];
    if (!existsSync(new URL('dist', folder))) {
      throw new Error(`${manifest.name} is not built: add its build to turbo.json of packages/contract, or run it.`);
    }
    return [{ folder: fileURLToPath(folder), manifest }];
  });
};

/** What a user may write behind `import` or `require`: every subpath that a package exports under that condition. */
export const specifiersFor = (condition: 'import' | 'require', packages: readonly PublishedPackage[]): string[] =>
  packages.flatMap(({ manifest: { name, exports } }) =>
    Object.entries(exports)
      .filter(([, target]) => typeof target === 'string' || condition in target)
      .map(([subpath]) => `${name}${subpath.slice(1)}`),
  );
