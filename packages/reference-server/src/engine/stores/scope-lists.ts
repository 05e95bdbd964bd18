/** Equal lists of scopes are kept once: there are far fewer of them than keys. */
export const scopeLists = (): ((scopes: readonly string[]) => readonly string[]) => {
  const lists = new Map<string, readonly string[]>();
  return (scopes) => {
    const id = scopes.join('\n');
    const known = lists.get(id);
    if (known !== undefined) return known;
    lists.set(id, scopes);
    return scopes;
  };
};
