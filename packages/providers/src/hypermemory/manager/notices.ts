import type { Notice } from '../../spec/notice.ts';

/** What HyperMemory's document tells of keys beside the list. */
export const notices: readonly Notice[] = [
  { in: 'list', as: 'text', lines: ['View, rotate, and revoke API keys'] },
  {
    in: 'list',
    as: 'note',
    lines: ['For security, full keys are never displayed after creation. You only see the prefix.'],
  },
];
