import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { formatKey } from '@latchkey/providers';
import { type ProviderId, providers } from '@latchkey/providers/all';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeTerminal } from '../test/fake-terminal.ts';
import { run } from './run.ts';
import { systemIds } from './systems.ts';

const [first = ''] = systemIds;

const ran = async (...argv: string[]) => {
  const terminal = fakeTerminal();
  const code = await run(argv, terminal);
  return { code, ...terminal.written };
};

describe('latchkey', () => {
  it('says with --help which commands and systems there are', async () => {
    const { code, out, err } = await ran('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const said of ['demo', 'serve', '--version', ...systemIds]) expect(out).toContain(said);
  });

  it('says its version', async () => {
    expect(await ran('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/) });
  });

  it.each(['demo', 'serve'])('says with %s --help which options it has', async (name) => {
    const { code, out } = await ran(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: latchkey ${name} [system] [options]`);
    expect(out).toMatch(/--\w+ <\w+>/);
  });

  it.each<[string[], string, string]>([
    [['sreve'], "no command 'sreve'", 'demo, serve'],
    [['serve', 'nosuch'], "no system 'nosuch'", 'Systems: '],
    [['demo', 'constructor'], "no system 'constructor'", 'Systems: '],
    [['serve', '--prot', '1'], "'--prot'", '--port'],
    [['serve', '--port', 'abc'], "'abc' is no port", '65535'],
    [['serve'], 'not said which system', 'latchkey serve --all'],
    [['serve', first, '--all'], 'serves every system', 'Leave it out'],
    [['serve', first, '--environment', 'moon'], "no environment 'moon'", 'nvironment'],
    [['serve', first, '--plan', 'moon'], "no plan 'moon'", 'lan'],
    [['serve', first, '--plan', 'nosuch=pro'], "'--plan' names 'nosuch'", `Served: ${first}.`],
    [['serve', '--all', '--environment', 'moon'], "the environment 'moon'", 'Environments of '],
    [['serve', '--all', '--plan', 'moon'], "the plan 'moon'", 'Plans of '],
    [['serve', '--host', ''], "'--host' has an empty value", 'leave the option out'],
    [['demo', '--out', ' '], "'--out' has an empty value", 'leave the option out'],
    [['demo', 'a', 'b'], 'no more than [system]', '--help'],
  ])('refuses %j with exit code 2 and says what is possible', async (argv, message, possible) => {
    const { code, out, err } = await ran(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [line, hint, end] = err.split('\n');
    expect(line).toContain(message);
    expect(hint).toContain(possible);
    expect(end).toBe('');
  });

  it.each<string[]>([
    ['KEY'],
    ['serve', 'KEY'],
    ['serve', '--KEY'],
    ['serve', '--all', '--port', 'KEY'],
    ['serve', first, '--host', 'KEY'],
    ['serve', first, '--plan', 'KEY'],
    ['serve', first, '--plan', 'KEY=KEY'],
    ['serve', first, '--environment', 'KEY'],
    ['demo', first, '--out', '/dev/null/KEY'],
  ])('security 14: says what is wrong with %j without the key', async (...argv) => {
    for (const system of systemIds) {
      const { keyFormat } = await providers[system as ProviderId]();
      const { body, environments } = keyFormat;
      const text = [...`${body.alphabet}${body.alphabet}${body.alphabet}`].reverse().join('').slice(0, body.length);
      const key = formatKey(keyFormat, { environment: environments?.[0] ?? null, body: text });
      vi.stubEnv('LATCHKEY_DEBUG', '1');
      const { code, err } = await ran(...argv.map((word) => word.replaceAll('KEY', key)));
      expect(code).toBeGreaterThan(0);
      for (let at = 0; at + 12 <= text.length; at++) expect(err).not.toContain(text.slice(at, at + 12));
    }
  });

  it('shows its help, and fails, without a command', async () => {
    expect(await ran()).toMatchObject({ code: 2, out: expect.stringContaining('Usage: latchkey') });
  });

  it('does not repeat a long word: it may be a key in the wrong place', async () => {
    const key = `abc_live_${'k'.repeat(64)}`;
    expect((await ran('serve', key)).err).not.toContain(key.slice(0, 20));
    expect((await ran(key)).err).not.toContain(key.slice(0, 20));
    expect((await ran(key.slice(0, 20))).err).not.toContain(key.slice(0, 20));
  });

  it('names the port that is taken, and the option that helps', async () => {
    const holder = createServer();
    onTestFinished(() => void holder.close());
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const { code, out, err } = await ran('serve', first, '--port', String(port));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`Port ${port} on 127.0.0.1 is already in use`);
    expect(err).toContain('--port ');
  });

  it('names the host that is not one of this machine, and the option that helps', async () => {
    // 192.0.2.0/24 is for documentation (RFC 5737): no machine has it.
    const { code, err } = await ran('serve', first, '--port', '0', '--host', '192.0.2.1');
    expect(code).toBe(1);
    expect(err).toContain('192.0.2.1');
    expect(err).toContain('--host 127.0.0.1');
    expect(err).not.toContain('--port');
  });

  it('says that a folder for its files cannot be made, and what to do', async () => {
    vi.stubEnv('TMPDIR', '/nowhere/at/all');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, err } = await ran('demo');
    expect(code).toBe(1);
    expect(err).toMatch(/The folder cannot be made: .*\n {2}Give another folder: --out <folder>\n$/);
  });

  it('shows where an error came from only when it is asked to', async () => {
    const terminal = fakeTerminal({ debug: true });
    await run(['serve', '--port', 'abc'], terminal);
    expect(terminal.written.err).toMatch(/\n +at /);
    expect((await ran('serve', '--port', 'abc')).err).not.toMatch(/\n +at /);
  });
});
