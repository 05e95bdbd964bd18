import { expectTypeOf, it } from 'vitest';
import { createHyperStudy } from '../../systems/hyperstudy.ts';
import type { LatchkeyError } from './error.ts';
import type { Pending, Result } from './result.ts';

const client = createHyperStudy();

it('tells a value from an error by `ok`', async () => {
  const result = await client.recordings.downloadUrl('room', 'recording').result();
  expectTypeOf(result).toEqualTypeOf<Result<string>>();
  if (result.ok) {
    expectTypeOf(result.value).toEqualTypeOf<string>();
    expectTypeOf(result.error).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(result.error).toEqualTypeOf<LatchkeyError>();
    expectTypeOf(result.value).toEqualTypeOf<undefined>();
  }
});

it('is on everything that a surface promises, and what is no promise stays as it is', () => {
  expectTypeOf(client.experiments.get('e')).toExtend<Pending<unknown>>();
  expectTypeOf(client.events.inRoom('r').toArray()).toExtend<Pending<unknown>>();
  expectTypeOf(client.events.inRoom('r').toCsv('file.csv')).toExtend<Pending<unknown>>();
  expectTypeOf(client.useKey('k')).toEqualTypeOf<Pending<void>>();
  expectTypeOf(client.rate.remaining).toEqualTypeOf<number | null>();
  // @ts-expect-error stopping to listen is no promise
  client.on('wait', () => {}).result();
});
