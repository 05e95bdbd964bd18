import { echoOf } from '@latchkey/providers';
import { expiryOfText } from '../../expiry-of-text.ts';
import { grantOfRequest } from '../../grant-of-request.ts';
import type { AnyRequest } from '../../issue-request.ts';
import { KeyActError } from '../../key-act-error.ts';
import type { Desk, Visitor } from '../desk.ts';
import { checkPlace } from '../places.ts';
import type { Wire } from '../wire.ts';

/**
 * What the engine is asked for, out of the form that was filled in.
 * @throws KeyActError where something in it cannot be read, or the system's form does not ask for it
 */
export const grantOfForm = (desk: Desk, { person }: Visitor, body: unknown) => {
  const { provider, clock, zone, world } = desk;
  // Only what the document names is in it.
  const form = body as Wire['NewKey'];
  checkFields(desk, form);
  const { expires, limits, description, ...rest } = form;
  const request: AnyRequest = {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(expires == null ? {} : { expires: expiryOfText(provider, expires) }),
    ...(limits === undefined ? {} : { limits: chosen(limits) }),
  };
  const organization = person.organizations?.[0] ?? world.organization;
  checkPlace(desk, person, { organization: form.organization ?? organization, environment: form.environment });
  return grantOfRequest(provider, request, { clock, zone, organization });
};

/** Refuses a field that the system's form does not have: nobody is to believe that it was heard. */
const checkFields = ({ provider, manager }: Desk, form: Wire['NewKey']): void => {
  const known: readonly string[] = manager.form.fields.map(({ field }) => field);
  const { limits = {}, ...rest } = form;
  const told = [
    ...Object.entries(rest),
    ...Object.entries(limits).map(([id, quota]) => [`limits.${id}`, quota] as const),
  ];
  // What is left blank asks for nothing.
  const other = told.find(([field, value]) => value !== null && !known.includes(field))?.[0];
  if (other === undefined) return;
  const field = echoOf(provider.keyFormat, other) ?? 'limits';
  const message = `The form for new keys has no field '${field}'. It has: ${known.join(', ')}.`;
  throw new KeyActError({ kind: 'invalid', field, message });
};

/** A field that is left blank is no limit (ruling 18). */
const chosen = (limits: Readonly<Record<string, number | null>>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).flatMap(([id, quota]) => (quota === null ? [] : [[id, quota]])));
