import { describe, expect, it } from 'vitest';
import { heratio } from '../heratio/index.ts';
import { hypermemory } from '../hypermemory/index.ts';
import { exampleText, keyPlaceholder, mayRun } from './code-example.ts';

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

  it('holds the place of a key of its own environment', () => {
    const text = exampleText(system, { code: '{{key}}' }, { environment: 'test' });
    expect(text).toBe('bk_test_your_key_here');
  });

  it('knows the variable of a backup key only where there is one', () => {
    const variables = { apiKey: ['BAKERY_API_KEY', 'BAKERY_API_KEY_BACKUP'] } as const;
    expect(exampleText({ ...system, variables }, { code: '{{backupVariable}}' })).toBe('BAKERY_API_KEY_BACKUP');
    expect(() => exampleText(system, { code: '{{backupVariable}}' })).toThrow(RangeError);
  });

  it('is for keys that may call what it asks for', () => {
    const { access, operations } = hypermemory;
    const withScopes = (...scopes: string[]) => ({ scopes });
    expect(mayRun(hypermemory, { operation: 'listKeys' }, withScopes('memory:read', 'memory:write'))).toBe(false);
    expect(mayRun(hypermemory, { operation: 'listKeys' }, withScopes('memory:admin'))).toBe(true);
    expect(mayRun(hypermemory, {}, withScopes())).toBe(true);
    expect(mayRun({ access: { kind: 'none' }, operations }, { operation: 'listKeys' }, withScopes())).toBe(true);
    expect(mayRun({ access, operations }, { operation: 'bakeBread' }, withScopes('memory:admin'))).toBe(false);
    expect(mayRun(heratio, { operation: 'getProfile' }, withScopes('search'))).toBe(true);
    expect(mayRun(heratio, { operation: 'getProfile' }, withScopes('write'))).toBe(false);
  });

  it('shows a key in the words of the document, where it has some', () => {
    expect(keyPlaceholder({ prefix: 'rk', separator: '_', environments: null, placeholder: 'xxxx' })).toBe('rk_xxxx');
  });

  it('shows a key without an environment where the format has none', () => {
    expect(keyPlaceholder({ prefix: 'rk', separator: '_', environments: null })).toBe('rk_your_key_here');
  });
});
