import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planes, providers } from '../all.ts';
import { isKnownScope } from './access.ts';
import { envFile } from './env-file.ts';
import { type ErrorCode, problemOf } from './errors.ts';
import { expiresAtMs } from './expiry.ts';
import { formatKey, maskKey, parseKey, scannerPattern } from './key-format.ts';
import type { Provider } from './provider.ts';
import type { Refusal, RefusalKind } from './refusal.ts';

const served: Provider[] = await Promise.all(Object.values(planes).map((load) => load()));
const all: Provider[] = [...(await Promise.all(Object.values(providers).map((load) => load()))), ...served];

/** One refusal of every kind, and the error codes that a client may make of it. */
const refusals: { readonly [K in RefusalKind]: readonly [Extract<Refusal, { kind: K }>, readonly ErrorCode[]] } = {
  missing_key: [{ kind: 'missing_key' }, ['unauthorized']],
  invalid_key: [{ kind: 'invalid_key', reason: 'unknown' }, ['unauthorized']],
  revoked_key: [{ kind: 'revoked_key' }, ['unauthorized']],
  disabled_key: [{ kind: 'disabled_key' }, ['unauthorized']],
  expired_key: [{ kind: 'expired_key' }, ['unauthorized', 'key_expired']],
  superseded_key: [{ kind: 'superseded_key' }, ['unauthorized']],
  wrong_environment: [{ kind: 'wrong_environment', environment: 'live' }, ['unauthorized', 'wrong_environment']],
  wrong_organization: [{ kind: 'wrong_organization' }, ['wrong_organization', 'not_found']],
  insufficient_scope: [{ kind: 'insufficient_scope', required: ['a:b'], granted: [] }, ['insufficient_scope']],
  rate_limited: [{ kind: 'rate_limited', policy: 'p', retryAfterMs: 1 }, ['rate_limited', 'quota_exceeded']],
  invalid_parameter: [{ kind: 'invalid_parameter', parameter: 'a', value: 'b', expected: 'c' }, ['invalid_request']],
  invalid_body: [{ kind: 'invalid_body', path: 'a', expected: 'b' }, ['invalid_request']],
  invalid_link: [{ kind: 'invalid_link', reason: 'expired' }, ['insufficient_scope', 'invalid_request', 'not_found']],
  unsupported_media_type: [{ kind: 'unsupported_media_type', expected: 'application/json' }, ['invalid_request']],
  payload_too_large: [{ kind: 'payload_too_large', maxBytes: 1 }, ['invalid_request']],
  not_found: [{ kind: 'not_found', what: 'Thing' }, ['not_found']],
  method_not_allowed: [{ kind: 'method_not_allowed', allowed: ['GET'] }, ['invalid_request']],
  conflict: [{ kind: 'conflict', message: 'no' }, ['conflict', 'plan_cap']],
  server_error: [{ kind: 'server_error', status: 503 }, ['server_error']],
};

describe.each(all)('$title', (provider) => {
  const { keyFormat, access, lifecycle, errors, limits } = provider;
  const operations = Object.entries(provider.operations);
  const environment = keyFormat.environments?.[0] ?? null;
  const bits = Math.log2(new Set(keyFormat.body.alphabet).size);
  const bodies = fc.string({
    unit: fc.constantFrom(...keyFormat.body.alphabet),
    minLength: keyFormat.body.length,
    maxLength: keyFormat.body.length,
  });

  it('is reached by https, or on this machine, at a URL without a slash at its end', () => {
    expect(provider.baseUrl).toMatch(
      served.includes(provider) ? /^http:\/\/127\.0\.0\.1:\d+\/.+[^/]$/ : /^https:\/\/.+[^/]$/,
    );
    expect(provider.documentation).toMatch(/^https:\/\//);
  });

  it('security 1: issues keys of at least 128 bits', () => {
    expect(keyFormat.body.length * bits).toBeGreaterThanOrEqual(128);
  });

  it('security 2: issues no body that holds the separator, and accepts every body that it issues', () => {
    expect(keyFormat.body.alphabet).not.toContain(keyFormat.separator);
    for (const character of keyFormat.body.alphabet) expect(keyFormat.accepts.alphabet).toContain(character);
    fc.assert(
      fc.property(bodies, (body) => {
        const text = formatKey(keyFormat, { environment, body });
        expect(parseKey(keyFormat, text)).toEqual({ ok: true, key: { environment, body } });
        expect(text.match(scannerPattern(keyFormat))).toEqual([text]);
      }),
    );
  });

  it('security 21: hides at least 80 bits of a body behind its mask, and takes no mask for a key', () => {
    expect((keyFormat.body.length - keyFormat.mask.shown) * bits).toBeGreaterThanOrEqual(80);
    fc.assert(
      fc.property(bodies, (body) => {
        const text = formatKey(keyFormat, { environment, body });
        const mask = maskKey(keyFormat, text);
        // Exactly this: the head, what may be shown of the body, and what stands for the rest.
        const head = formatKey(keyFormat, { environment, body: '' });
        expect(mask).toBe(head + body.slice(0, keyFormat.mask.shown) + keyFormat.mask.rest);
        expect(parseKey(keyFormat, mask).ok).toBe(false);
      }),
    );
  });

  it('security 27: takes no text for a key that is shorter than 20 characters or longer than 256', () => {
    const head = formatKey(keyFormat, { environment, body: '' }).length;
    expect(head + keyFormat.accepts.minLength).toBeGreaterThanOrEqual(20);
    expect(head + keyFormat.accepts.maxLength).toBeLessThanOrEqual(256);
    expect(keyFormat.body.length).toBeGreaterThanOrEqual(keyFormat.accepts.minLength);
    expect(keyFormat.body.length).toBeLessThanOrEqual(keyFormat.accepts.maxLength);
  });

  it('ruling 27: has an .env template whose placeholder is no key, unless its document prints one there', () => {
    const [, line = ''] = envFile(provider).split('\n');
    const [name, value = ''] = line.split('=');
    expect(name).toBe(provider.variables.apiKey[0]);
    expect(parseKey(keyFormat, value).ok).toBe(provider.keyFormat.placeholder !== undefined);
  });

  it('names every scope once, and knows every scope that its operations ask for', () => {
    const names = access.kind === 'scopes' ? access.vocabulary.map(({ name }) => name) : [];
    expect(new Set(names).size).toBe(names.length);
    const asked = operations.flatMap(([, { scopes }]) => scopes?.flat() ?? []);
    for (const scope of asked) expect([scope, isKnownScope(access, scope)]).toEqual([scope, true]);
  });

  it('files every operation under its own id, with a page style that exists', () => {
    for (const [id, operation] of operations) {
      expect(operation.id).toBe(id);
      if (operation.page !== null) expect(Object.keys(provider.pagination)).toContain(operation.page);
    }
  });

  it('takes the parameters that move through its pages', () => {
    for (const [, { page, parameters }] of operations) {
      const style = page === null ? undefined : provider.pagination[page];
      const names = parameters.map(({ name }) => name);
      if (style && style.kind !== 'whole' && style.in !== 'body')
        expect(names).toEqual(expect.arrayContaining([style.limitParameter, style.positionParameter]));
    }
  });

  it('offers permissions that stand for scopes it has', () => {
    const permissions = access.kind === 'scopes' ? (access.permissions ?? []) : [];
    expect(new Set(permissions.map(({ name }) => name)).size).toBe(permissions.length);
    for (const { scopes } of permissions) {
      expect(scopes.filter((scope) => !isKnownScope(access, scope))).toEqual([]);
    }
  });

  it('gives each limit an id of its own, a quota, and operations that it holds for', () => {
    const common = [...limits, ...(provider.keyLimits ?? [])];
    const tags = new Set(operations.flatMap(([, operation]) => operation.tags));
    for (const { limits: ofPlan } of provider.plans?.offered ?? [{ limits: [] }]) {
      const together = [...common, ...ofPlan];
      expect(new Set(together.map(({ id }) => id)).size).toBe(together.length);
      for (const { applies } of together) for (const tag of applies?.tags ?? []) expect(tags).toContain(tag);
      for (const { quota } of [...limits, ...ofPlan]) expect(quota).toBeGreaterThan(0);
    }
  });

  it('gives an account one of its plans where none was given, counted for all its keys together or for each', () => {
    const { offered = [], default: first = null } = provider.plans ?? {};
    const ids = offered.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    if (first !== null) expect(ids).toContain(first);
    for (const plan of offered) {
      for (const { partition } of plan.limits) expect(['owner', 'key']).toContain(partition);
      for (const cap of [plan.keys ?? null, ...Object.values(plan.allowances ?? {})]) expect(cap).not.toBe(0);
    }
  });

  it('binds keys to what its paths name, by types of which it offers some', () => {
    const { binding } = provider;
    if (binding === undefined) return;
    const parameters = new Set(operations.flatMap(([, operation]) => operation.parameters.map(({ name }) => name)));
    expect(parameters).toContain(binding.organization.parameter);
    expect(parameters).toContain(binding.environment.parameter);
    expect(new Set(binding.types.map(({ id }) => id)).size).toBe(binding.types.length);
    expect(binding.types.filter((type) => type.offered).length).toBeGreaterThan(0);
    const named = binding.live.map((text) => binding.environment.nameOf?.(text) ?? text);
    expect(named).toEqual([...binding.live]);
  });

  it('recommends an expiry that it offers, and can tell when each ends', () => {
    const { expiry } = lifecycle;
    if (expiry.kind !== 'choices') return expect(['date', 'none']).toContain(expiry.kind);
    expect(expiry.choices).toContain(expiry.recommended);
    for (const choice of expiry.choices) expect(expiresAtMs(choice, 0) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(0);
  });

  it.each(Object.values(refusals))('writes $kind as JSON that it reads again', (refusal, codes) => {
    const problem = problemOf(errors, refusal);
    const body = JSON.parse(JSON.stringify(errors.write(problem)));
    // A problem in a success is read by who knows of such.
    const read = problem.status < 400 ? errors.inSuccess?.(body) : errors.read(problem.status, body);
    expect(codes).toContain(read?.error);
    expect(read?.message).toBe(problem.message);
  });

  it('security 9: answers every reason for an invalid key alike', () => {
    const reasons = ['malformed', 'unknown', 'ambiguous', 'not_yet_active'] as const;
    const bodies = reasons.map((reason) =>
      JSON.stringify(errors.write(problemOf(errors, { kind: 'invalid_key', reason }))),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it('security 23: echoes no key in the refusal of a parameter, a body or a path', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const text = formatKey(keyFormat, { environment, body });
        const written = [
          problemOf(errors, { kind: 'invalid_parameter', parameter: 'limit', value: text, expected: 'a number' }),
          problemOf(errors, { kind: 'invalid_parameter', parameter: 'limit', value: body, expected: 'a number' }),
          problemOf(errors, { kind: 'invalid_body', path: text, expected: 'a number' }),
          problemOf(errors, { kind: 'not_found', what: 'Route' }, { path: `/${text}`, nowMs: 0 }),
        ].map((problem) => errors.write(problem));
        expect(JSON.stringify(written)).not.toContain(body);
      }),
    );
  });

  it('reads the scopes that it wrote into a refusal', () => {
    const problem = problemOf(errors, { kind: 'insufficient_scope', required: ['a:b', 'c:d'], granted: ['e:f'] });
    expect(errors.read(problem.status, errors.write(problem))?.requiredScopes).toEqual(['a:b', 'c:d']);
  });
});
