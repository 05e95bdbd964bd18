import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { workspaceRoot } from '../check/run-tool.ts';

/** Runs `.ci/run` with an `npx` that does what `script` says. */
const ciRun = (script: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'npx-'));
  try {
    writeFileSync(join(folder, 'npx'), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const { status, stdout } = spawnSync(join(workspaceRoot, '.ci/run'), { env, encoding: 'utf8' });
    return { code: status, lastLine: stdout.trimEnd().split('\n').at(-1), output: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

it.each([
  ['ends well where all is well', "echo '12 passed, 0 failed'", '12 passed, 0 failed', 0],
  [
    'says the tally last, whatever the package manager adds',
    "echo '12 passed, 3 failed'; echo 'Test failed.'; exit 1",
    '12 passed, 3 failed',
    1,
  ],
  ['counts a set-up that failed', "echo 'no network'; exit 1", '0 passed, 1 failed', 1],
  ['counts a run without a tally, even with code 0', "echo 'nothing to do'", '0 passed, 1 failed', 1],
  ['does not trust a good tally before a bad end', "echo '12 passed, 0 failed'; exit 7", '12 passed, 1 failed', 1],
])('.ci/run %s', (_what, script, lastLine, code) => {
  expect(ciRun(script)).toMatchObject({ lastLine, code });
});

it(".ci/run calls the README's test command, as a machine", () => {
  expect(ciRun('echo "called: $* CI=$CI"').output).toContain('called: -y pnpm@12 test CI=true');
});
