import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { architecture } from './architecture.ts';
import type { Check } from './check.ts';
import { describeResult } from './describe-result.ts';
import { generated } from './generated.ts';
import { runChecks } from './run-checks.ts';
import { workspaceRoot } from './run-tool.ts';

const check = (name: string, run: Check['run']): Check => ({ name, remedy: `mend ${name}`, run });

describe('runChecks', () => {
  it('runs them all whatever fails, and keeps their order', async () => {
    const told: string[] = [];
    const results = await runChecks(
      '/tree',
      [
        check('slow', async (root) => `wrong in ${root}`),
        check('broken', async () => Promise.reject(new Error('no such tool'))),
        check('good', async () => null),
      ],
      { report: (result) => told.push(result.check.name) },
    );
    expect(results.map(({ check: { name }, problems }) => [name, problems])).toEqual([
      ['slow', 'wrong in /tree'],
      ['broken', 'the check itself failed: Error: no such tool'],
      ['good', null],
    ]);
    expect(told.sort()).toEqual(['broken', 'good', 'slow']);
  });

  it('runs no more of them at once than it is told', async () => {
    let running = 0;
    let most = 0;
    const busy = check('busy', async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return null;
    });
    await runChecks('/tree', [busy, { ...busy }, { ...busy }, { ...busy }], { width: 2 });
    expect(most).toBe(2);
  });

  it('says what is wrong and what to do, and one line where all is well', () => {
    const result = { check: check('types', async () => null), durationMs: 1234 };
    expect(describeResult({ ...result, problems: null })).toMatch(/^✓ types +1\.2 s$/);
    expect(describeResult({ ...result, problems: 'a.ts is wrong\n\nb.ts too\n' })).toMatch(
      /^✗ types +1\.2 s\n {4}a\.ts is wrong\n\n {4}b\.ts too\n {2}→ mend types$/,
    );
  });
});

describe('the checks on a copy of this repository', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'copy-'));
    const isSource = (path: string) => !/^(node_modules|dist|\..+)$/.test(basename(path));
    const parts = ['openapi', ...readdirSync(join(workspaceRoot, 'packages')).flatMap(partsOf)];
    for (const part of parts.filter((path) => existsSync(join(workspaceRoot, path))))
      cpSync(join(workspaceRoot, part), join(root, part), { recursive: true, filter: isSource });
  });
  const partsOf = (folder: string) =>
    ['src', 'test', 'package.json', 'tsup.config.ts'].map((name) => `packages/${folder}/${name}`);
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const change = (path: string, edit: (text: string) => string) =>
    writeFileSync(join(root, path), edit(readFileSync(join(root, path), 'utf8')));
  const problemsOf = async (only: Check) => (await runChecks(root, [only])).map(({ problems }) => problems);

  it('are quiet as it stands', async () => {
    expect((await runChecks(root, [generated, architecture])).map(({ problems }) => problems)).toEqual([null, null]);
  });

  it.each(['wire.ts', 'operations.ts', 'schemas.ts', 'document.json'])(
    'fail on a %s that was edited by hand',
    async (name) => {
      const path = `packages/providers/src/hyperstudy/${name}`;
      change(path, (text) => text.replace('experiment', 'experimant'));
      expect(await problemsOf(generated)).toEqual([expect.stringContaining(path)]);
    },
  );

  it('fail on an import against the arrows', async () => {
    change('packages/sdk/src/index.ts', (text) => `import '@latchkey/reference-server';\n${text}`);
    const [problems] = await problemsOf(architecture);
    expect(problems).toContain('packages/sdk/src/index.ts:1 [arrows] sdk may not import reference-server');
  });

  it("fail on a provider's id in shared code", async () => {
    const path = 'packages/reference-server/src/exchange.ts';
    change(path, (text) => `${text}\nexport const isStrict = (id: string) => id === 'hyperstudy';\n`);
    const [problems] = await problemsOf(architecture);
    expect(problems).toMatch(
      /packages\/reference-server\/src\/exchange\.ts:\d+ \[no-provider-ids\] shared code names the system "hyperstudy"/,
    );
  });
});
