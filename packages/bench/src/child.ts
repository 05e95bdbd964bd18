import { type ChildProcess, fork } from 'node:child_process';

/** A program in a process of its own, and what it said first. */
export interface Child<Said> {
  readonly said: Said;
  stop(): void;
}

/** Runs a program until it sends its first message. @throws Error when it ends without one */
export const startChild = <Said>(file: string, given: readonly string[] = []): Promise<Child<Said>> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = fork(file, given, { execArgv: [], serialization: 'advanced' });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} and said nothing.`)));
    child.once('message', (message) => resolve({ said: message as Said, stop: () => child.kill('SIGKILL') }));
  });
