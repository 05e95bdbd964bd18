import { expect, it } from 'vitest';
import { spawnCli } from './spawn-cli.ts';

/** A process takes its time to start on a busy machine. */
const patience = { timeout: 60_000 };

it('does its work though nobody reads standard error', patience, async () => {
  const cli = spawnCli('nosuch');
  cli.child.stderr?.destroy();
  expect(await cli.exit).toBe(2);
});

it('ends in peace when nobody reads standard output', patience, async () => {
  const cli = spawnCli('--help');
  cli.child.stdout?.destroy();
  expect([await cli.exit, cli.written.err]).toEqual([0, '']);
});
