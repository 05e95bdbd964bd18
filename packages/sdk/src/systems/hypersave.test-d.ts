import type { ApiKey, Secret } from '@latchkey/providers';
import type { components } from '@latchkey/providers/hypersave/wire';
import { expectTypeOf, it } from 'vitest';
import type { List } from '../core/pages/list.ts';
import { createHypersave } from './hypersave.ts';

type Schemas = components['schemas'];

const client = createHypersave();

it('gives each list its own record, as the document has it', async () => {
  expectTypeOf(client.memories.list({ tags: ['work'] })).toEqualTypeOf<List<Schemas['MemoryItem']>>();
  expectTypeOf(client.facts.list()).toEqualTypeOf<List<Schemas['Fact']>>();
  expectTypeOf(client.entities.list({ type: 'person' })).toEqualTypeOf<List<Schemas['Entity']>>();
  for await (const memory of client.memories.list()) expectTypeOf(memory.title).toEqualTypeOf<string>();
});

it('unwraps what the envelope wraps', () => {
  expectTypeOf(client.memories.get('doc_1')).resolves.toEqualTypeOf<Schemas['Memory']>();
  expectTypeOf(client.profile()).resolves.toEqualTypeOf<Schemas['ProfileResult']['profile']>();
  expectTypeOf(client.memories.delete('doc_1')).resolves.toEqualTypeOf<void>();
});

it('takes a text or an address to save, and nothing that is neither', () => {
  client.memories.save({ content: 'a' });
  client.memories.save({ url: 'https://example.com', tags: ['a'] });
  // @ts-expect-error neither of them
  client.memories.save({ title: 'a' });
  // @ts-expect-error the document has no such order
  client.query({ sort: { title: 2 } });
  // @ts-expect-error the question stands apart
  client.ask('When?', { query: 'When?' });
});

it('offers what the document offers of keys over REST, and nothing else', () => {
  expectTypeOf<keyof typeof client.keys>().toEqualTypeOf<'list' | 'regenerate' | 'revoke'>();
  expectTypeOf(client.keys.list()).resolves.toEqualTypeOf<ApiKey[]>();
  expectTypeOf(client.keys.regenerate('key_1')).resolves.toHaveProperty('secret').toEqualTypeOf<Secret>();
});
