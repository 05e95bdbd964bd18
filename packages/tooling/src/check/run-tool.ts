import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace that this file belongs to: tools are taken from here, whichever tree they are pointed at. */
export const workspaceRoot = fileURLToPath(new URL('../../../..', import.meta.url));

export interface ToolRun {
  /** The exit code; 1 where a signal ended it or it could not start. */
  readonly code: number;
  /** Standard output and standard error as they came; empty where they were passed through. */
  readonly output: string;
}

export interface ToolOptions {
  readonly cwd: string;
  /** `collect` (default) keeps the output for later; `show` passes it through as it comes. */
  readonly output?: 'collect' | 'show';
}

/** No tool may report home, look for its own update or wait for a person. */
const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  DO_NOT_TRACK: '1',
};

/** Runs a command that an installed package brings, under the very Node that runs us. */
export const runTool = (
  packageName: string,
  command: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<ToolRun> => runNode([commandPath(packageName, command), ...args], options);

/** Runs Node itself. */
export const runNode = (args: readonly string[], options: ToolOptions): Promise<ToolRun> =>
  runProgram(process.execPath, args, options);

/** Runs a program without a shell and without an input. Never rejects: a program that cannot start exits with 1. */
export const runProgram = (program: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> =>
  new Promise((resolve) => {
    const isShown = options.output === 'show';
    const chunks: Buffer[] = [];
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...quiet },
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${program} could not be started: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });

const commandPath = (packageName: string, command: string): string => {
  const folder = ['node_modules', 'packages/tooling/node_modules']
    .map((modules) => join(workspaceRoot, modules, packageName))
    .find(existsSync);
  if (!folder) throw new Error(`${packageName} is not installed: run \`npx -y pnpm@12 install\``);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
};
