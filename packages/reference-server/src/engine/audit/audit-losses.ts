/** How many records could not be written. */
export interface AuditLosses {
  add(): void;
  count(): number;
}

export const auditLosses = (): AuditLosses => {
  let count = 0;
  return {
    add() {
      count++;
    },
    count: () => count,
  };
};
