import type { components } from '@latchkey/providers/heratio/wire';
import { expectTypeOf, it } from 'vitest';
import type { List, Page } from '../core/pages/list.ts';
import { createHeratio, type Heratio } from './heratio.ts';

type Schemas = components['schemas'];

const client = createHeratio({ baseUrl: 'https://archive.example/api/research' });

it('gives each list its own record, as the document has it', () => {
  expectTypeOf(client.projects.list()).toEqualTypeOf<List<Schemas['Project']>>();
  expectTypeOf(client.collections.list()).toEqualTypeOf<List<Schemas['Collection']>>();
  expectTypeOf(client.searches.list()).toEqualTypeOf<List<Schemas['SavedSearch']>>();
  expectTypeOf(client.bookings.list()).toEqualTypeOf<List<Schemas['Booking']>>();
  expectTypeOf(client.bibliographies.list()).toEqualTypeOf<List<Schemas['Bibliography']>>();
  expectTypeOf(client.annotations.list()).toEqualTypeOf<List<Schemas['Annotation']>>();
  expectTypeOf(client.projects.list().firstPage()).resolves.toEqualTypeOf<Page<Schemas['Project']>>();
  expectTypeOf(client.profile()).resolves.toEqualTypeOf<Schemas['Profile']>();
  expectTypeOf(client.stats()).resolves.toEqualTypeOf<Schemas['Stats']>();
});

it('infers the item of a loop and the id of what was created', async () => {
  for await (const booking of client.bookings.list({ status: 'pending' })) {
    expectTypeOf(booking.room_name).toEqualTypeOf<string>();
  }
  const { id } = await client.projects.create({ title: 'Letters home' });
  expectTypeOf(id).toEqualTypeOf<number>();
});

it('takes the document’s filters', () => {
  client.projects.list({ status: 'on_hold', type: 'thesis', limit: 100 }, { deadline: '30s' });
  client.bookings.list({ date_from: '2026-02-01', date_to: undefined });
  client.annotations.list({ object_id: 4001 });
  // @ts-expect-error the document has no such state
  client.projects.list({ status: 'lost' });
  // @ts-expect-error a filter of another list
  client.collections.list({ status: 'active' });
});

it('takes the document’s bodies', () => {
  client.collections.create({ name: 'Letters', is_public: true });
  client.bookings.create({ reading_room_id: 1, booking_date: '2026-03-02', start_time: '10:00', end_time: '12:00' });
  // @ts-expect-error without a title
  client.projects.create({ description: 'nameless' });
  // @ts-expect-error an owner cannot be chosen
  client.projects.create({ title: 'Letters', owner: 2 });
  // @ts-expect-error without a time
  client.bookings.create({ reading_room_id: 1, booking_date: '2026-03-02' });
});

it('offers no keys: the system manages them in a web page and not over REST', () => {
  expectTypeOf<Heratio>().not.toHaveProperty('keys');
  // @ts-expect-error no key endpoints
  client.keys;
});

it('creates only what the document lets one create', () => {
  expectTypeOf<Heratio['searches']>().not.toHaveProperty('create');
  expectTypeOf<Heratio['bibliographies']>().not.toHaveProperty('create');
  expectTypeOf<Heratio['annotations']>().not.toHaveProperty('create');
});
