import { hash } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';

/** `@better-auth/api-key` on its own memory adapter, with keys that it issued or that were put where it keeps its own. */
export const betterAuthKeys = async () => {
  const tables: { [table: string]: Record<string, unknown>[]; apikey: Record<string, unknown>[] } = {
    user: [],
    session: [],
    account: [],
    verification: [],
    apikey: [],
  };
  const auth = betterAuth({
    baseURL: 'http://localhost',
    secret: 'a secret that guards nothing but this benchmark',
    database: memoryAdapter(tables),
    emailAndPassword: { enabled: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [apiKey({ rateLimit: { enabled: true, timeWindow: 3_600_000, maxRequests: 1e9 } })],
  });
  const { user } = await auth.api.signUpEmail({
    body: { email: 'ada@example.org', password: 'not a password of anybody', name: 'Ada' },
  });

  const issue = async (): Promise<{ readonly id: string; readonly secret: string }> => {
    const { id, key } = await auth.api.createApiKey({
      body: { name: 'analysis', userId: user.id, permissions: { events: ['read'] } },
    });
    return { id, secret: key };
  };

  return {
    issue,
    /** Puts many keys into the table at once: issuing them one by one would take it an hour. */
    async fill(count: number): Promise<string[]> {
      await issue();
      // The adapter puts a new list in a table's place as it writes: the present one is asked for here.
      const rows = tables.apikey;
      const [sample] = rows.splice(0);
      return Array.from({ length: count }, (_, at) => {
        const secret = `${String(at).padStart(8, '0')}${'k'.repeat(56)}`;
        rows.push({ ...sample, id: `key_${at}`, key: hash('sha256', secret, 'base64url'), start: secret.slice(0, 6) });
        return secret;
      });
    },
    async verify(secret: string): Promise<boolean> {
      const { valid } = await auth.api.verifyApiKey({ body: { key: secret, permissions: { events: ['read'] } } });
      return valid;
    },
    async disable(id: string): Promise<void> {
      await auth.api.updateApiKey({ body: { keyId: id, userId: user.id, enabled: false } });
    },
  };
};
