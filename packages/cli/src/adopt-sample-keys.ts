import { type ApiKey, parseKey } from '@latchkey/providers';
import type { ReferenceServer, SampleKey } from '@latchkey/reference-server';

/**
 * Lets the keys work that a system's documents print (ruling 7), as far as they are of the server's environment. They take no
 * room from the account's plan: it may have as many keys more.
 */
export const adoptSampleKeys = async (
  { keys, accounts, provider: { keyFormat } }: Pick<ReferenceServer, 'keys' | 'accounts' | 'provider'>,
  sampleKeys: readonly SampleKey[],
  environment: string | null,
): Promise<ApiKey[]> => {
  const samples = sampleKeys.filter(({ secret }) => {
    const parsed = parseKey(keyFormat, secret);
    return parsed.ok && parsed.key.environment === environment;
  });
  if (samples.length > 0) await makeRoom(accounts, samples.length);
  const adopted: ApiKey[] = [];
  for (const sample of samples) adopted.push((await keys.import(sample)).key);
  return adopted;
};

const makeRoom = async (accounts: ReferenceServer['accounts'], more: number): Promise<void> => {
  const { plan, keys } = await accounts.get();
  if (plan !== null && keys.limit !== null) await accounts.setPlan(plan, { keys: keys.limit + more });
};
