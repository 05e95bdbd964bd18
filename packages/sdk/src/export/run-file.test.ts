import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newRunName, touchMs } from './living-run.ts';
import { openRuns } from './open-runs.ts';
import { markRun } from './run-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-run-'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});
const marks = () => join(folder, 'marks');

describe('a run’s file', () => {
  it.each([0, 3_600_000, -3_600_000])(
    'is touched by the disk’s clock, with ours %i ms ahead of it',
    async (aheadMs) => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const { now } = Date;
      vi.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
      const { path, leave } = await markRun(marks());
      const madeMs = statSync(path).mtimeMs;
      utimesSync(path, 1, 1);
      vi.advanceTimersByTime(touchMs);
      await vi.waitFor(() => expect(statSync(path).mtimeMs).toBeGreaterThan(1000));
      expect(Math.abs(statSync(path).mtimeMs - madeMs)).toBeLessThan(60_000);
      await leave();
    },
  );

  it('leaves no timer, no file and no memory behind', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { path, leave } = await markRun(marks());
    expect(openRuns()).toContain(basename(path));
    expect(vi.getTimerCount()).toBe(1);
    await leave();
    expect(vi.getTimerCount()).toBe(0);
    expect(openRuns()).not.toContain(basename(path));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind where it cannot be made', async () => {
    const known = [...openRuns()];
    await expect(markRun(join(folder, 'nowhere/marks'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect([...openRuns()]).toEqual(known);
  });

  it('keeps no process from ending', () => {
    const script = `import { markRun } from ${JSON.stringify(new URL('run-file.ts', import.meta.url).href)};
      await markRun(${JSON.stringify(marks())});`;
    const flags = ['--conditions=@latchkey/source', '--input-type=module', '--eval', script];
    const { status, stderr } = spawnSync(process.execPath, flags, { timeout: 20_000, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(marks())).toHaveLength(1);
  });

  it('of this process is known to another copy of the package', async () => {
    const { path, leave } = await markRun(marks());
    vi.resetModules();
    const copy = await import('./run-file.ts');
    expect(copy.markRun).not.toBe(markRun);
    const other = await copy.markRun(marks());
    expect(await other.others()).toEqual([{ path, pid: process.pid }]);
    await other.leave();
    await leave();
  });
});

describe('where a machine does not tell its start', () => {
  it('a file from before it is a dead run’s, though its number is somebody’s', async () => {
    vi.resetModules();
    vi.doMock('./this-machine.ts', () => ({ thisMachine: () => ({ id: '11111111', tellsStart: false }) }));
    const { livingRun } = await import('./living-run.ts');
    vi.doUnmock('./this-machine.ts');
    mkdirSync(marks());
    const path = join(marks(), `11111111-${process.ppid}-0-22222222`);
    writeFileSync(path, '');
    const writtenMs = statSync(path).mtimeMs;
    expect(await livingRun(path, writtenMs + 1)).toEqual({ path, pid: process.ppid });
    expect(await livingRun(path, writtenMs + uptime() * 1000 + 60_000)).toBeNull();
    expect(existsSync(path)).toBe(false);
  });
});

it('names no two runs alike, and tells of a machine by the same id each time', () => {
  const names = [newRunName(), newRunName()];
  expect(new Set(names).size).toBe(2);
  expect(new Set(names.map((name) => name.split('-')[0])).size).toBe(1);
});
