import { type ClientHalf, type Clock, durationMs, systemClock } from '@latchkey/providers';
import { configError } from './error/config-error.ts';
import { type Log, logOf } from './events/log.ts';
import type { Gate } from './gate/gate.ts';
import { type GateIdentity, gateOf } from './gate/registry.ts';
import type { CookieSource, CredentialSource } from './keys/credential.ts';
import { createCredentialSource } from './keys/credential-source.ts';
import type { ClientOptions, FetchLike, Validation } from './options.ts';
import { checkBaseUrl } from './request/base-url.ts';
import { environmentVariable, isBrowser } from './runtime.ts';

/** A client's options, checked, with the defaults filled in. */
export interface Settings {
  readonly provider: ClientHalf;
  readonly credentials: CredentialSource;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly deadlineMs: number | null;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly validate: Validation;
  readonly log: Log;
  readonly random: () => number;
  /** @param keyDigest null for a call without a key */
  gateFor(keyDigest: string | null): Gate;
}

const defaultTimeoutMs = 30_000;
const defaultMaxAttempts = 5;

/** The longest delay that a timer can take. */
export const longestTimerMs = 2 ** 31 - 1;

/** @throws LatchkeyError `config` where an option, or a variable in its place, cannot be used */
export const settle = (provider: ClientHalf, options: ClientOptions, session?: CookieSource): Settings => {
  // A session is in a cookie that no script reads.
  if (!session && isBrowser() && options.dangerouslyAllowBrowser !== true) {
    throw configError(
      'This is a browser, where everybody who opens the page can read the key.',
      'Call the API from a server. For a key that is meant to be public, set dangerouslyAllowBrowser: true.',
    );
  }
  const {
    clock = systemClock,
    gate,
    validate = 'warn',
    random = Math.random,
    maxAttempts = defaultMaxAttempts,
  } = options;
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1) {
    throw configError('`maxAttempts` is no whole number from 1.', 'Give 1 to send everything once.');
  }
  if (!['strict', 'warn', 'off'].includes(validate)) {
    throw configError('`validate` is none that there is.', "Give 'strict', 'warn' or 'off'.");
  }
  const baseUrl = baseUrlOf(provider, options.baseUrl);
  const timeoutMs = Math.min(longestTimerMs, duration('timeout', options.timeout ?? defaultTimeoutMs));
  const shared = { fetch: options.fetch ?? globalThis.fetch, clock: options.clock ?? null, baseUrl };
  let identity: GateIdentity = { ...shared, keyDigest: null };
  return {
    provider,
    credentials: session ?? createCredentialSource(provider, options.apiKey, timeoutMs),
    baseUrl,
    // Looked up at each call: a test that replaces the global after this client was made is heard.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock,
    deadlineMs: options.deadline === undefined ? null : duration('deadline', options.deadline),
    timeoutMs,
    maxAttempts,
    validate,
    log: logOf(options.log),
    random,
    gateFor(keyDigest) {
      if (gate) return gate;
      if (identity.keyDigest !== keyDigest) identity = { ...shared, keyDigest };
      return gateOf(identity);
    },
  };
};

/** An option's duration in milliseconds. @throws LatchkeyError `config` */
export const duration = (name: string, given: Parameters<typeof durationMs>[0]): number => {
  try {
    return durationMs(given);
  } catch (error) {
    throw configError(`\`${name}\` is no duration.`, error instanceof Error ? error.message : undefined);
  }
};

const baseUrlOf = (provider: ClientHalf, given: string | URL | undefined): string => {
  if (given !== undefined) return checkBaseUrl(given, 'in `baseUrl`');
  const name = provider.variables.baseUrl;
  const variable = environmentVariable(name);
  if (variable !== undefined) return checkBaseUrl(variable, `in ${name}`);
  if (provider.installations === 'many') {
    throw configError(
      `There is no base URL of ${provider.title}: every installation has its own.`,
      `Give \`baseUrl\`, or set ${name}, such as ${provider.baseUrl}.`,
    );
  }
  return checkBaseUrl(provider.baseUrl, `that ${provider.title} declares`);
};
