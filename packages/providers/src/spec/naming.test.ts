import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NamingPattern, nameAdvice } from './naming.ts';

const patterns: readonly NamingPattern[] = [
  { pattern: '{env}-{service}', example: '', useCase: '', parts: { env: ['prod', 'staging', 'dev'] } },
  { pattern: '{team}-{purpose}', example: '', useCase: '' },
  { pattern: '{date}-{name}', example: '', useCase: '', parts: { date: 'date' } },
];
const at = { nowMs: Date.UTC(2026, 2, 5) };
const advice = (name: string) => nameAdvice(patterns, name, at);

describe('a name', () => {
  it.each([
    ['prod-api-server', '{env}-{service}'],
    ['backend-ci-testing', '{team}-{purpose}'],
    ['2026-03-agent-v2', '{date}-{name}'],
    ['agent', undefined],
    ['Prod API', undefined],
    ['2026-13-agent', undefined],
    ['prod-', undefined],
    ['prod_api', undefined],
    [`prod-${'a'.repeat(255)}`, undefined],
  ])('%j follows %s', (name, pattern) => {
    expect(advice(name).follows?.pattern).toBe(pattern);
  });

  it.each([
    ['API Server (prod)', ['prod-api-server', 'api-server-prod', '2026-03-api-server-prod']],
    ['Backend', ['prod-backend', '2026-03-backend']],
    ['Größe ändern', ['prod-gro-e-andern', 'gro-e-andern', '2026-03-gro-e-andern']],
    ['!!!', []],
    ['7', []],
  ])('%j could be %j', (name, suggestions) => {
    expect(advice(name).suggestions.map((each) => each.name)).toEqual(suggestions);
  });

  it('is only ever advised what follows a pattern, and then nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        for (const { name: better, pattern } of advice(name).suggestions) {
          expect(nameAdvice([pattern], better, at)).toEqual({ follows: pattern, suggestions: [] });
        }
      }),
    );
  });
});
