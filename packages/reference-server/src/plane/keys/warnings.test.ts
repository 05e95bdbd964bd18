import { managerOf, type Warning } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { issued, type ManagedSystem, managedSystems, signedIn, useKey } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import type { Wire } from '../wire.ts';

const cases = managedSystems.flatMap((system) =>
  managerOf(system.provider).warnings.map((warning) => ({ system, id: system.id, about: warning.about, warning })),
);

/** A form that lasts, so that only what is asked for is warned of. */
const lasting = ({ provider, form }: Pick<ManagedSystem, 'provider' | 'form'>): Wire['NewKey'] => {
  const { expiry } = provider.lifecycle;
  return expiry.kind === 'choices' && expiry.choices.includes('1y') ? { ...form, expires: '1y' } : form;
};

/** The same form, so filled in that it is warned of. */
const provoking = (form: Wire['NewKey'], warning: Warning): Wire['NewKey'] => {
  switch (warning.about) {
    case 'no_end':
      return { ...form, expires: 'never' };
    case 'scopes':
    case 'last_with':
      return { ...form, scopes: warning.scopes.slice(0, 1) };
    case 'types': {
      const { environment: _, ...anywhere } = form;
      return { ...anywhere, type: warning.types[0] ?? '' };
    }
    default:
      return form;
  }
};

const openFor = async ({ provider, world, person }: ManagedSystem) => {
  const plan = provider.plans?.offered.at(-1)?.id;
  return signedIn(openOffice(provider, world, plan === undefined ? {} : { plan }), person);
};

describe.each(cases)('$id warns of $warning.id', ({ system, warning }) => {
  const said = { id: warning.id, text: warning.text };
  const isAged = warning.about === 'unused' || warning.about === 'age';
  const isSeenBefore = warning.about === 'no_end' || warning.about === 'scopes' || warning.about === 'types';

  it('in a key’s own view and in the list, while it holds, and refuses nothing for it', async () => {
    const office = await openFor(system);
    const plain = await issued(office, lasting(system));
    const provoked = await issued(office, provoking(lasting(system), warning));
    const warningsOf = async (id: string) => (await office.get<Wire['Key']>(`/keys/${id}`)).body.warnings;
    expect(await warningsOf(plain.key.id)).not.toContainEqual(said);
    if (isAged) {
      expect(await warningsOf(provoked.key.id)).not.toContainEqual(said);
      await office.server.clock.advance(warning.days * 86_400_000 - 1);
      await office.signIn(system.person);
      expect(await warningsOf(provoked.key.id)).not.toContainEqual(said);
      await office.server.clock.advance(1);
    }

    expect(await warningsOf(provoked.key.id)).toContainEqual(said);

    const { items } = (await office.get<Wire['KeyPage']>('/keys')).body;
    expect(items.find(({ id }) => id === provoked.key.id)?.warnings).toContainEqual(said);
    if (warning.about === 'unused') {
      await useKey(office.server.fetch, system, provoked.secret);
      expect(await warningsOf(provoked.key.id)).not.toContainEqual(said);
    }
    const revoked = await office.post<Wire['Key']>(`/keys/${provoked.key.id}/revoke`);
    expect([revoked.status, revoked.body.warnings]).toEqual([200, []]);
  });

  it('before a key is issued, where it can be known by then', async () => {
    const office = await openFor(system);
    const draft = await office.post<Wire['DraftReport']>('/key-drafts', provoking(lasting(system), warning));
    expect(draft.status).toBe(200);
    const usual = await office.post<Wire['DraftReport']>('/key-drafts', lasting(system));
    if (isSeenBefore) expect(draft.body.warnings).toContainEqual(said);
    else expect(draft.body.warnings).not.toContainEqual(said);
    expect(usual.body.warnings).toEqual([]);
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(0);
  });
});

it('every kind of warning is given by some system', () => {
  const kinds: Warning['about'][] = ['no_end', 'scopes', 'types', 'unused', 'age', 'last_with'];
  expect(kinds.filter((kind) => !cases.some(({ about }) => about === kind))).toEqual([]);
});
