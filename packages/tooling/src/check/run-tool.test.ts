import { describe, expect, it } from 'vitest';
import { runNode, runProgram, runTool, workspaceRoot } from './run-tool.ts';

const cwd = workspaceRoot;

describe('running tools', () => {
  it('collects both outputs and the exit code, under the Node that runs us', async () => {
    const script = "console.log(process.version); console.error('and this'); process.exit(3)";
    const { code, output } = await runNode(['-e', script], { cwd });
    expect(code).toBe(3);
    expect(output).toContain(process.version);
    expect(output).toContain('and this');
  });

  it('keeps tools from reporting home', async () => {
    const { output } = await runNode(['-p', 'process.env.TURBO_TELEMETRY_DISABLED'], { cwd });
    expect(output.trim()).toBe('1');
  });

  it('counts a program that cannot start, and one that is killed, as failed', async () => {
    expect(await runProgram('/no/such/program', [], { cwd })).toMatchObject({ code: 1 });
    expect(await runNode(['-e', 'process.kill(process.pid)'], { cwd })).toMatchObject({ code: 1 });
  });

  it('says what to do when a tool is not installed', async () => {
    await expect(async () => runTool('no-such-package', 'x', [], { cwd })).rejects.toThrow(
      'no-such-package is not installed: run `npx -y pnpm@12 install`',
    );
  });
});
