import type { LimitPolicy } from '@latchkey/providers';

/** Tight enough that an export of many pages has to wait, loose enough that nobody who watches has to. */
export const tightLimit: LimitPolicy = {
  id: 'demo',
  title: '8 requests per 2 seconds',
  quota: 8,
  window: { kind: 'sliding', ms: 2000 },
  partition: 'key',
};
