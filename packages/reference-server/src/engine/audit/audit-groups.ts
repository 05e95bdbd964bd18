/** Which groups have a record of their own at present: a bounded number, forgotten when their time is over. */
export interface AuditGroups {
  /** Whether a group has a record of its own, or can still be given one: `keys` are those of keys and people that are known. */
  open(kind: 'guesses' | 'keys', group: string, atMs: number): boolean;
  /** How many are remembered. */
  size(): number;
}

export const auditGroups = ({ guesses = 1000, keys = 10_000 } = {}): AuditGroups => {
  const groups = { guesses: new Set<string>(), keys: new Set<string>() };
  const most = { guesses, keys };
  let startedAtMs = Number.NEGATIVE_INFINITY;

  return {
    open(kind, group, atMs) {
      if (atMs - startedAtMs >= groupMs) {
        startedAtMs = atMs;
        groups.guesses.clear();
        groups.keys.clear();
      }
      const known = groups[kind];
      if (known.has(group)) return true;
      if (known.size >= most[kind]) return false;
      known.add(group);
      return true;
    },
    size: () => groups.guesses.size + groups.keys.size,
  };
};

/** How long a record is counted up before another begins. */
export const groupMs = 300_000;
