import type { Claim, ClaimDone, ClaimRow } from './claim-row.ts';

/** Claims in memory. What is over, a sealed secret too, is forgotten as others come: nothing waits for a timer. */
export const claimTable = () => {
  const rows = new Map<string, ClaimRow>();
  /** Rows that hold a box, oldest first. */
  const boxed = new Set<string>();

  /** From the oldest on: they were claimed in this order, and each lasts as long as the others of its state. */
  const forgetBefore = (nowMs: number): void => {
    for (const [id, row] of rows) {
      if (nowMs < row.expiresAtMs) return;
      rows.delete(id);
    }
  };

  const emptyBoxesBefore = (nowMs: number): void => {
    for (const id of boxed) {
      const row = rows.get(id);
      if (row !== undefined && nowMs < row.boxUntilMs) return;
      if (row !== undefined) rows.set(id, { ...row, box: null });
      boxed.delete(id);
    }
  };

  const holds = ({ id, token }: Pick<Claim, 'id' | 'token'>): boolean => {
    const row = rows.get(id);
    return row?.state === 'started' && row.token === token;
  };

  return {
    claim(claim: Claim, nowMs: number): ClaimRow | null {
      forgetBefore(nowMs);
      emptyBoxesBefore(nowMs);
      const row = rows.get(claim.id);
      if (row !== undefined && nowMs < row.expiresAtMs) return openBox(row, nowMs);
      rows.delete(claim.id);
      rows.set(claim.id, { ...claim, state: 'started', keyId: null, box: null, boxUntilMs: 0 });
      return null;
    },
    /** Whether an act may be written: it has no claim, or has it still. */
    mayWrite: (done: ClaimDone | undefined): boolean => done === undefined || holds(done),
    settle(done: ClaimDone | undefined, keyId: string): void {
      const row = done && rows.get(done.id);
      if (done === undefined || row === undefined) return;
      rows.delete(done.id);
      rows.set(done.id, { ...row, ...done, state: 'done', keyId });
      if (done.box !== null) boxed.add(done.id);
    },
    unclaim(id: string, token: string): void {
      if (holds({ id, token })) rows.delete(id);
    },
    /** How many are kept. */
    size: (): number => rows.size,
    /** How many of them hold a secret in its box. */
    boxes: (): number => boxed.size,
  };
};

/** A row as it may be read: a box is no longer there once its time is over. */
const openBox = (row: ClaimRow, nowMs: number): ClaimRow => (nowMs < row.boxUntilMs ? row : { ...row, box: null });
