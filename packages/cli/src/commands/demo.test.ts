import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fakeTerminal } from '../../test/fake-terminal.ts';
import { run } from '../run.ts';

it('ends when it is told to, and leaves no half of a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const terminal = fakeTerminal();
  const code = await run(['demo', '--out', folder], {
    ...terminal,
    err(text) {
      terminal.err(text);
      if (text.includes(' rows')) terminal.end();
    },
  });
  expect(code).toBe(1);
  expect(terminal.written.err).toContain('aborted');
  expect(readdirSync(folder)).toEqual(['.env']);
});
