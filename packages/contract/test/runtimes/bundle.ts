import { build } from 'esbuild';

/**
 * What a bundler makes of a program that imports the built packages: one script, in which Node's modules are left to a `require`
 * that a browser or an edge runtime has not.
 */
export const bundled = async (program: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2023',
    external: ['node:*'],
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
};
