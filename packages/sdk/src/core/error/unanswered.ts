import type { Operation } from '@latchkey/providers';
import { certificateFlaw } from './certificate-flaw.ts';
import { type Failure, where } from './failure.ts';
import { type HideKeys, sanitisedCause } from './scrub.ts';

/** No answer came, or not the whole of one. */
export const unanswered = (
  operation: Operation,
  { code, cause }: { readonly code: 'network' | 'timeout'; readonly cause: unknown },
  hide: HideKeys,
): Failure => {
  const copy = sanitisedCause(cause, hide);
  const said = copy?.message || copy?.code;
  const flaw = code === 'network' ? certificateFlaw(copy?.code) : null;
  const { what, hint } = flaw ?? usual[code];
  return {
    code,
    message: `${where(operation)}: ${what}${said ? `: ${said}` : ''}`,
    hint,
    cause: copy,
    again: flaw ? 'never' : 'pause',
  };
};

const usual = {
  timeout: { what: 'no whole answer came in time', hint: 'Ask for smaller pages, or give a longer `timeout`.' },
  network: {
    what: 'the server could not be reached, or it hung up',
    hint: 'Look at the network and at the base URL; the cause says more.',
  },
} as const;
