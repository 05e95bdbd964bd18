#!/usr/bin/env node
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// `latchkey … | head` closes the pipe: nobody reads on, so there is nothing left to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
