import { describe, expect, it } from 'vitest';
import { isQuoted, leftOf } from './quotation.ts';

describe('a text is quoted', () => {
  it.each([
    ['Name', 'Name (required)'],
    ['Name', '- Name - the label you gave it.'],
    ['the label you gave it.', '- Name - the label you gave it.'],
    ['Custom rate limit', '- Rate limit per hour — Custom rate limit'],
    ['Prefix', '| Prefix | First 8 characters (e.g., hm_live_) |'],
    ['Create API Key', 'Click "Create API Key"'],
    ['Create', '- Click Create and copy your new API key'],
    ['Revoke', '- Click the ⋮ menu → Revoke'],
    ['Revoked', '- Status - Active, Expired, or Revoked.'],
    ['Grant only what you need', '# ✅ DO: Grant only what you need'],
    ['It is shown once. Store it!', 'Your key: It is shown once. Store it! Now.'],
    ['Fill in the form', '- Fill in the form:'],
    ['grants the read and search scopes.', 'Read - grants the\nreadandsearchscopes.'],
  ])('where it is a whole cell, sentence or name: %j in %j', (text, passage) => {
    expect(isQuoted(text, [passage])).toBe(true);
  });

  it.each([
    ['Requests', '429 Too Many Requests | Rate limit exceeded | Implement backoff strategy |'],
    ['Never', 'Never Expose Client-Side'],
    ['Never', '- Use environment variables — Never hardcode API keys in your source code'],
    ['Environment', 'Example: Using Environment Variables'],
    ['Environment', '- Environment-specific for production'],
    ['Test', 'Test that all applications work with the new key:'],
    ['Expired', '}Expired API Key'],
    ['Copy', '- Copy the key immediately'],
    ['Key', '- Key creation/revocation events'],
    ['', 'Anything'],
  ])('and not where it is a part of one: %j in %j', (text, passage) => {
    expect(isQuoted(text, [passage])).toBe(false);
  });
});

it('what nobody quotes of a passage is left, as it stands there', () => {
  const passage = '🚨 CRITICAL: Copy the key (see Storing). It is shown once.';
  expect(leftOf(passage, [])).toEqual(['🚨 CRITICAL: Copy the key (see Storing). It is shown once']);
  expect(leftOf(passage, ['Copy the key (see Storing).'])).toEqual(['🚨 CRITICAL', 'It is shown once']);
  expect(leftOf(passage, ['🚨 CRITICAL: Copy the key', 'It is shown once.'])).toEqual(['see Storing']);
  expect(leftOf(passage, [passage])).toEqual([]);
});
