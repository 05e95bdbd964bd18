import type { Check, CheckResult } from './check.ts';

/**
 * Runs all checks, `width` at a time, in their order, whatever fails; tells `report` of each as it ends.
 * Results come in the order of `checks`.
 */
export const runChecks = async (
  root: string,
  checks: readonly Check[],
  { width = 2, report = () => {} }: { width?: number; report?: (result: CheckResult) => void } = {},
): Promise<readonly CheckResult[]> => {
  const results = new Map<Check, CheckResult>();
  const waiting = [...checks];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(root, check);
      results.set(check, result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return checks.flatMap((check) => results.get(check) ?? []);
};

const runCheck = async (root: string, check: Check): Promise<CheckResult> => {
  const startMs = performance.now();
  const problems = await check.run(root).catch((error: unknown) => `the check itself failed: ${String(error)}`);
  return { check, problems, durationMs: performance.now() - startMs };
};
