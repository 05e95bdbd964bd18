import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeTerminal } from '../../test/fake-terminal.ts';
import { progressBar } from './progress-bar.ts';

const progress = { rows: 500, total: 1000, pages: 5, bytes: 10_000 };
const waitingFor = { reason: 'rate_limit', untilMs: 3400 } as const;

describe('progress on a screen', () => {
  it('draws over one line, and says what is waited for and how long yet', () => {
    const terminal = fakeTerminal({ isScreen: true, columns: 120 });
    let nowMs = 2000;
    const bar = progressBar(terminal, { label: 'events', now: () => nowMs });
    bar.update(progress);
    bar.update({ ...progress, waitingFor });
    nowMs = 3000;
    bar.tick();
    bar.done();
    const half = 'events ████████████░░░░░░░░░░░░  500 of 1,000 rows (50 %)';
    expect(terminal.written.err).toBe(
      [
        `\r${half}\x1b[K`,
        `\r${half}  rate limit: next request in 1.4 s\x1b[K`,
        `\r${half}  rate limit: next request in 0.4 s\x1b[K`,
        '\n',
      ].join(''),
    );
    expect(terminal.written.out).toBe('');
  });

  it('never writes a line that is wider than the screen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), (columns, rows) => {
        const terminal = fakeTerminal({ isScreen: true, columns });
        progressBar(terminal, { label: 'events', now: () => 0 }).update({ ...progress, rows, waitingFor });
        const line = terminal.written.err.replace('\r', '').replace('\x1b[K', '');
        expect([...line].length).toBeLessThan(columns);
      }),
    );
  });

  it('draws nothing before there is anything to tell', () => {
    const terminal = fakeTerminal({ isScreen: true });
    const bar = progressBar(terminal, { label: 'events', now: () => 0 });
    bar.tick();
    bar.done();
    expect(terminal.written.err).toBe('');
  });
});

describe('progress elsewhere', () => {
  it('writes a line for each tenth of the way', () => {
    const terminal = fakeTerminal();
    const bar = progressBar(terminal, { label: 'events', now: () => 0 });
    for (let rows = 0; rows <= 1000; rows += 10) bar.update({ ...progress, rows });
    bar.done();
    const lines = terminal.written.err.split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('events  0 of 1,000 rows (0 %)');
    expect(lines[10]).toBe('events  1,000 of 1,000 rows (100 %)');
  });

  it('writes a line for each wait, once', () => {
    const terminal = fakeTerminal();
    const bar = progressBar(terminal, { label: 'events', now: () => 2000 });
    bar.update({ ...progress, waitingFor });
    bar.update({ ...progress, waitingFor });
    bar.tick();
    expect(terminal.written.err).toBe('events  500 of 1,000 rows (50 %)  rate limit: next request in 1.4 s\n');
  });

  it('counts rows where the whole is not known', () => {
    const terminal = fakeTerminal();
    progressBar(terminal, { label: 'events', now: () => 0 }).update({ ...progress, total: null });
    expect(terminal.written.err).toBe('events  500 rows\n');
  });
});
