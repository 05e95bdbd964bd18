import { LatchkeyError } from './error.ts';
import { type HideKeys, sanitisedCause } from './scrub.ts';
import { scrubbed } from './scrub-record.ts';

/** A copy, without keys, of an error of this package that a caller's own function threw: who made it may have put anything into it. */
export const cleanCopy = (error: LatchkeyError, hide: HideKeys): LatchkeyError => {
  const { message, stack, hint, systemCode, requestId, details, cause } = error;
  const copy = new LatchkeyError({
    ...error,
    message: hide(message),
    hint: hint && hide(hint),
    systemCode: systemCode && hide(systemCode),
    requestId: requestId && hide(requestId),
    details: details && scrubbed(details, hide),
    cause: sanitisedCause(cause, hide),
  });
  if (stack !== undefined) copy.stack = hide(stack);
  return copy;
};
