import type { ExpiryChoice, Provider } from '@latchkey/providers';
import type { ExpiryDate } from './issue-request.ts';
import { KeyActError } from './key-act-error.ts';

/**
 * The end of a key as somebody wrote it into a form: one of the system's choices, or a date where it offers dates. A moment is as
 * good as a date; without an offset it would be another one on every machine (ruling 22).
 * @throws KeyActError where it is none of them
 */
export const expiryOfText = (
  { lifecycle: { expiry } }: Pick<Provider, 'lifecycle'>,
  text: string,
): ExpiryChoice | ExpiryDate | Date => {
  if (expiry.kind === 'choices') {
    const choice = expiry.choices.find((each) => each === text);
    if (choice === undefined) throw unreadable(`Choose one of: ${expiry.choices.join(', ')}.`);
    return choice;
  }
  if (text === 'never' || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text as ExpiryChoice | ExpiryDate;
  const moment = momentPattern.test(text) ? new Date(text) : null;
  if (moment === null || Number.isNaN(moment.getTime())) {
    throw unreadable('Write a date as 2026-12-31, or a moment as 2026-12-31T10:00:00Z.');
  }
  return moment;
};

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const unreadable = (message: string) => new KeyActError({ kind: 'invalid', field: 'expires', message });
