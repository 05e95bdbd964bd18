import type { LimitPolicy } from '@latchkey/providers';

/** Tight enough that an export of many pages has to wait, loose enough that nobody who watches has to. */
export const tightLimit = (seconds: number): LimitPolicy => ({
  id: 'demo',
  title: `8 requests per ${seconds === 1 ? 'second' : `${seconds} seconds`}`,
  quota: 8,
  window: { kind: 'sliding', ms: seconds * 1000 },
  partition: 'key',
});
