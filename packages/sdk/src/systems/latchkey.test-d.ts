import type { Manager, Secret } from '@latchkey/providers';
import type { ManagedAct, ManagedKey } from '@latchkey/providers/latchkey';
import type { components } from '@latchkey/providers/latchkey/wire';
import { expectTypeOf, it } from 'vitest';
import type { List } from '../core/pages/list.ts';
import { createLatchkey } from './latchkey.ts';

type Schemas = components['schemas'];

const latchkey = createLatchkey();

it('gives keys as models, and the rest as the document has it', () => {
  expectTypeOf(latchkey.keys.list()).toEqualTypeOf<List<ManagedKey>>();
  expectTypeOf(latchkey.keys.get('key_1')).resolves.toEqualTypeOf<ManagedKey>();
  expectTypeOf<ManagedKey['createdAt']>().toEqualTypeOf<Date>();
  expectTypeOf<ManagedKey['acts']>().toEqualTypeOf<readonly ManagedAct[]>();
  expectTypeOf(latchkey.audit.list()).toEqualTypeOf<List<Schemas['AuditRecord']>>();
  expectTypeOf(latchkey.usage()).resolves.toEqualTypeOf<Schemas['Usage']>();
  expectTypeOf(latchkey.account.get()).resolves.toEqualTypeOf<Schemas['Account']>();
  expectTypeOf(latchkey.system()).resolves.toHaveProperty('manager').toEqualTypeOf<Manager>();
  expectTypeOf(latchkey.audit.csv()).resolves.toEqualTypeOf<string>();
});

it('gives secrets in a wrapping that does not print them', () => {
  expectTypeOf(latchkey.keys.issue({ name: 'a' }))
    .resolves.toHaveProperty('secret')
    .toEqualTypeOf<Secret>();
  expectTypeOf(latchkey.keys.regenerate('key_1')).resolves.toHaveProperty('secret').toEqualTypeOf<Secret>();
  expectTypeOf(latchkey.keys.rotate('key_1')).resolves.toHaveProperty('predecessor').toEqualTypeOf<ManagedKey>();
});

it('takes the fields of a form, times also as dates, and nothing that no form has', () => {
  latchkey.keys.issue({ name: 'a', scopes: ['read:events'], expires: new Date(0), limits: { 'key-hour': null } });
  latchkey.usage({ from: new Date(0), step: 'day' });
  latchkey.audit.list({ since: new Date(0), action: 'revoke' });
  latchkey.keys.update('key_1', { name: 'b', version: 2 });
  // @ts-expect-error there is no key without a name
  latchkey.keys.issue({ scopes: [] });
  // @ts-expect-error whose key it is is the session's to say
  latchkey.keys.issue({ name: 'a', owner: 'somebody' });
  // @ts-expect-error no such step
  latchkey.usage({ step: 'week' });
  // @ts-expect-error the document has no such action
  latchkey.audit.list({ action: 'sleep' });
  // @ts-expect-error an expiry is not edited
  latchkey.keys.update('key_1', { expires: 'never' });
  // @ts-expect-error a session is no API key
  createLatchkey({ apiKey: 'lks_x' });
});
