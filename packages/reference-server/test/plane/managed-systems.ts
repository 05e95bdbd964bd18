import type { Access, Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import type { Wire } from '../../src/plane/wire.ts';
import type { Fetch } from '../../src/reference-server.ts';
import type { World } from '../../src/world.ts';
import { worlds } from '../../src/worlds/all.ts';
import { type officeAt, openOffice, type Told } from './open-office.ts';

/** A system whose people manage its keys, and what tests that are told once for all of them need to know. */
export interface ManagedSystem {
  readonly id: string;
  readonly provider: Provider;
  readonly world: World;
  /** The form of a key that can be used. */
  readonly form: Wire['NewKey'];
  /** Somebody who comes to their keys. */
  readonly person: string;
  /** Somebody of another account, who comes to theirs. */
  readonly other: string;
}

/** Asks for the first of everything that the form offers. */
const formOf = ({ access, binding }: Provider): Wire['NewKey'] => {
  const type = binding?.types.find(({ offered, reach }) => offered && reach === 'environment');
  return { name: 'A key', ...grantOf(access), ...(type ? { type: type.id, environment: 'prod' } : {}) };
};

const grantOf = (access: Access): Partial<Wire['NewKey']> => {
  if (access.kind === 'none') return {};
  const names = (access.permissions ?? access.vocabulary.filter(({ offered }) => offered)).map(({ name }) => name);
  return { [access.permissions ? 'permissions' : 'scopes']: names.slice(0, 1) };
};

/** Every system of the list. */
export const managedSystems: readonly ManagedSystem[] = await Promise.all(
  Object.entries(providers).map(async ([id, load]) => {
    const provider: Provider = await load();
    const world = (await new Map<string, () => Promise<() => World>>(Object.entries(worlds)).get(id)?.())?.();
    const approved = provider.manager?.approval?.approved;
    const people = world?.people?.filter(({ approval }) => !approved || approved.includes(approval ?? '')) ?? [];
    const [person] = people;
    const other = people.find(({ owner }) => owner !== person?.owner);
    if (!world || !person || !other) throw new Error(`${id} has no world with people of two accounts.`);
    return { id, provider, world, form: formOf(provider), person: person.id, other: other.id };
  }),
);

export type Office = ReturnType<typeof officeAt>;

/** @throws Error where the person cannot sign in */
export const signedIn = async <Asked extends Office>(office: Asked, person = 'ada'): Promise<Asked> => {
  const { status } = await office.signIn(person);
  if (status !== 201) throw new Error(`${person} could not sign in.`);
  return office;
};

/** @throws Error where no key is issued */
export const issued = async (office: Office, form: Wire['NewKey']): Promise<Wire['IssuedKey'] & { secret: string }> => {
  const { status, body, text }: Told<Wire['IssuedKey']> = await office.post('/keys', form);
  if (status !== 201 || typeof body.secret !== 'string') throw new Error(`No key was issued: ${text}`);
  return { ...body, secret: body.secret };
};

/** A system's plane with one of its people, and a key of theirs that can be used. */
export const openManaged = async ({ provider, world, form, person }: ManagedSystem) => {
  const office = await signedIn(openOffice(provider, world), person);
  const { key, secret } = await issued(office, form);
  return { ...office, key, secret, use: () => useKey(office.server.fetch, { provider, world }, secret) };
};

/** Asks the system for what its demonstration asks for. */
export const useKey = (
  fetch: Fetch,
  { provider, world }: Pick<ManagedSystem, 'provider' | 'world'>,
  secret: string,
): Promise<Response> => {
  const call = world.demo?.list;
  const operation = call && provider.operations[call.operation];
  const [carrier] = provider.credentials.carriers;
  if (!operation) throw new Error(`${provider.id} has no demonstration.`);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.path[name] ?? ''));
  return fetch(provider.baseUrl + path, {
    method: operation.method,
    headers: {
      [carrier.name]: 'scheme' in carrier ? `${carrier.scheme} ${secret}` : secret,
      ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: call.body === undefined ? null : JSON.stringify(call.body),
  });
};
