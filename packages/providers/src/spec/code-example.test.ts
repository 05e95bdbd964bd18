import { describe, expect, it } from 'vitest';
import { exampleText, keyPlaceholder } from './code-example.ts';

const system = {
  variables: { apiKey: ['BAKERY_API_KEY'] },
  baseUrl: 'https://bakery.example/v1',
  keyFormat: { prefix: 'bk', separator: '_', environments: ['live', 'test'] },
} as const;
const code = `curl -H "X-Key: \${{variable}}" {{baseUrl}}/{{organization}} # {{key}} {len(d["x"])}`;

describe('a code example', () => {
  it('takes the key from the environment and holds none', () => {
    expect(exampleText(system, { code })).toBe(
      'curl -H "X-Key: $BAKERY_API_KEY" https://bakery.example/v1/{orgID} # bk_live_your_key_here {len(d["x"])}',
    );
  });

  it('asks an installation of its own', () => {
    const text = exampleText(system, { code }, { baseUrl: 'http://127.0.0.1:4010/v1', organization: 'org_1' });
    expect(text).toContain('http://127.0.0.1:4010/v1/org_1');
  });

  it.each(['http://x/"; rm -rf /', 'http://x/$(id)', 'http://x/`id`', "http://x/'", 'http://x/\nEVIL=1', ''])(
    'refuses a base URL that code would not take for a text: %j',
    (baseUrl) => {
      expect(() => exampleText(system, { code }, { baseUrl })).toThrow(RangeError);
    },
  );

  it('refuses a value that nobody gave', () => {
    expect(() => exampleText(system, { code: '{{toString}}' })).toThrow("no value 'toString'");
  });

  it('shows a key without an environment where the format has none', () => {
    expect(keyPlaceholder({ prefix: 'rk', separator: '_', environments: null })).toBe('rk_your_key_here');
  });
});
