import type { Tarball } from './tarball.ts';

const required = ['README.md', 'LICENSE'];
const unwanted = /(\.test\.ts|\.test-d\.ts|(^|\/)\.env|\.tsbuildinfo)$|^(test|bench)\//;

/** What a tarball lacks, what it holds too much, and versions that only this workspace understands. */
export const contentsProblems = ({ paths, manifest }: Pick<Tarball, 'paths' | 'manifest'>): readonly string[] => [
  ...required
    .filter((name) => !paths.includes(name))
    .map((name) => `${name} is not in the tarball: add it beside package.json`),
  ...paths
    .filter((path) => unwanted.test(path))
    .map((path) => `${path} is in the tarball: exclude it in \`files\` of package.json`),
  ...workspaceVersions(manifest).map((text) => `the packed manifest still says ${text}: pack with pnpm`),
];

const workspaceVersions = (manifest: Readonly<Record<string, unknown>>): readonly string[] =>
  ['dependencies', 'peerDependencies', 'optionalDependencies']
    .flatMap((field) => Object.entries(manifest[field] ?? {}))
    .filter(([, version]) => /^(workspace|catalog):/.test(String(version)))
    .map(([name, version]) => `"${name}": "${String(version)}"`);
