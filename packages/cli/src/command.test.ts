import { describe, expect, expectTypeOf, it } from 'vitest';
import { fakeTerminal } from '../test/fake-terminal.ts';
import { command } from './command.ts';
import { UsageError } from './usage-error.ts';

const seen: unknown[] = [];
const greet = command({
  name: 'greet',
  summary: 'Greet.',
  words: ['[whom]'],
  options: {
    loud: { type: 'boolean', default: false, says: '' },
    times: { type: 'string', default: '1', says: '' },
    from: { type: 'string', says: '' },
  },
  async run(words, values) {
    expectTypeOf(values.loud).toEqualTypeOf<boolean>();
    expectTypeOf(values.times).toEqualTypeOf<string>();
    expectTypeOf(values.from).toEqualTypeOf<string | undefined>();
    seen.push(words, { ...values });
    return 0;
  },
});

const refusalOf = (argv: string[]): UsageError => {
  try {
    void greet.run(argv, fakeTerminal());
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('It should have been refused.');
};

describe('a command', () => {
  it('gets its words and its options, the defaults filled in', async () => {
    await greet.run(['world', '--loud', '--from', 'me'], fakeTerminal());
    expect(seen).toEqual([['world'], { loud: true, times: '1', from: 'me' }]);
  });

  it('refuses an option that it does not know, and says which there are', () => {
    const error = refusalOf(['--lound']);
    expect(error.message).toContain("'--lound'");
    expect(error.hint).toContain('--loud, --times, --from, --help');
  });

  it('refuses an option without its value, and words too many', () => {
    expect(refusalOf(['--from']).message).toContain('--from');
    expect(refusalOf(['a', 'b']).message).toContain('no more than [whom]');
  });
});
