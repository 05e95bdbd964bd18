import { execFile } from 'node:child_process';

/**
 * Runs a program in a folder, and gives its standard output.
 * @throws Error with everything that it printed, when it fails.
 */
export const runProgram = (cwd: string, program: string, ...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { cwd, maxBuffer: 2 ** 24 }, (error, out, err) => {
      if (error) reject(new Error(`${program} ${args.join(' ')} failed (${error.code}):\n${out}${err}`));
      else resolve(out);
    });
  });
