import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedPackage } from './published-packages.ts';
import { runProgram } from './run-program.ts';

/** A folder with nothing in it but the packages as their users get them. */
export interface Consumer {
  readonly folder: string;
  remove(): void;
}

/** Packs packages as they would be published, and installs the tarballs into an empty folder far from the workspace. */
export const installPacked = async (packages: readonly PublishedPackage[]): Promise<Consumer> => {
  const root = mkdtempSync(join(tmpdir(), 'packed-'));
  const [tarballs, folder] = [join(root, 'tarballs'), join(root, 'consumer')];
  mkdirSync(tarballs);
  mkdirSync(folder);
  const dependencies = Object.fromEntries(
    await Promise.all(
      packages.map(async ({ folder, manifest }) => [manifest.name, await pack(folder, tarballs)] as const),
    ),
  );
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies,
    devDependencies: typesFor(packages),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // Packages ask for each other by version, which no registry has yet; JSON is YAML.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: dependencies }));
  await pnpm(folder, 'install', '--prefer-offline', '--ignore-scripts');
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
};

/** Packs into a folder of its own, and gives the tarball's address. */
const pack = async (folder: string, tarballs: string): Promise<string> => {
  const destination = mkdtempSync(join(tarballs, 'of-'));
  await pnpm(folder, 'pack', '--pack-destination', destination);
  const [tarball = ''] = readdirSync(destination);
  return `file:${join(destination, tarball)}`;
};

/** The types that a user's project has: Node's, and those of every peer that we are built against. */
const typesFor = (packages: readonly PublishedPackage[]): Readonly<Record<string, string>> => {
  const peers = packages.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}));
  return Object.fromEntries(['@types/node', ...peers].flatMap((name) => installedVersion(name)));
};

const installedVersion = (name: string): readonly (readonly [string, string])[] => {
  try {
    const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
    return [[name, JSON.parse(readFileSync(manifest, 'utf8')).version]];
  } catch {
    // A peer of which we take no types.
    return [];
  }
};

/** The pnpm that runs us, else the one that the README tells to run. */
const pnpm = (folder: string, ...args: string[]): Promise<string> => {
  const running = process.env.npm_execpath ?? '';
  return running.includes('pnpm')
    ? runProgram(folder, running, ...args)
    : runProgram(folder, 'npx', '-y', 'pnpm@12', ...args);
};
