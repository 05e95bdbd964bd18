/** What one page leaves for the next to say, for each session. */
export interface Notices {
  leave(session: string, notice: string): void;
  /** The notice, once. */
  take(session: string): string | null;
}

/** Nobody waits for more: who never looks loses the oldest. */
const mostNotices = 1000;

export const createNotices = (): Notices => {
  const left = new Map<string, string>();
  return {
    leave(session, notice) {
      left.delete(session);
      left.set(session, notice);
      const [oldest] = left.keys();
      if (left.size > mostNotices && oldest !== undefined) left.delete(oldest);
    },
    take(session) {
      const notice = left.get(session) ?? null;
      left.delete(session);
      return notice;
    },
  };
};
