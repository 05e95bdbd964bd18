import type { ExpiryChoice, Provider } from '@latchkey/providers';
import { grantOfRequest } from '../../grant-of-request.ts';
import type { AnyRequest, ExpiryDate } from '../../issue-request.ts';
import { KeyActError } from '../../key-act-error.ts';
import type { Desk, Visitor } from '../desk.ts';
import type { Wire } from '../wire.ts';

/**
 * What the engine is asked for, out of the form that was filled in.
 * @throws KeyActError where something in it cannot be read
 */
export const grantOfForm = (desk: Desk, { person }: Visitor, body: unknown) => {
  const { provider, clock, zone, world } = desk;
  // Only what the document names is in it.
  const { expires, limits, description, ...rest } = body as Wire['NewKey'];
  const request: AnyRequest = {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(expires == null ? {} : { expires: expiryIn(provider, expires) }),
    ...(limits === undefined ? {} : { limits: chosen(limits) }),
  };
  return grantOfRequest(provider, request, {
    clock,
    zone,
    organization: person.organizations?.[0] ?? world.organization,
  });
};

/** A field that is left blank is no limit (ruling 18). */
const chosen = (limits: Readonly<Record<string, number | null>>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).flatMap(([id, quota]) => (quota === null ? [] : [[id, quota]])));

/** A form offers choices or a date, as the system does; a moment is as good as a date. */
const expiryIn = (
  { lifecycle: { expiry } }: Pick<Provider, 'lifecycle'>,
  text: string,
): ExpiryChoice | ExpiryDate | Date => {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T/.test(text);
  if (expiry.kind === 'choices' && (isDate || isMoment)) {
    throw unreadableExpiry(`Choose one of: ${expiry.choices.join(', ')}.`);
  }
  if (!isMoment) return text as ExpiryChoice | ExpiryDate;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw unreadableExpiry('Write a moment as 2026-12-31T10:00:00Z.');
  return moment;
};

const unreadableExpiry = (message: string) => new KeyActError({ kind: 'invalid', field: 'expires', message });
