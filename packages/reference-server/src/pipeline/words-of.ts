/** What was thrown, in words: with its stack, where it has one. They may hold a secret. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? `${thrown.name}: ${thrown.message}`) : String(thrown);
