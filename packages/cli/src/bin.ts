#!/usr/bin/env node
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `latchkey … | head` closes the pipe: nobody reads on, so there is nothing left to do.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`latchkey: Standard output cannot be written: ${error.message}\n`);
  process.exit(1);
});
// Nobody reads the progress, which is no reason to leave the work half done.
process.stderr.on('error', () => {});

run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
