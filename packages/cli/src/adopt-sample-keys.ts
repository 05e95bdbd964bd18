import { type ApiKey, parseKey } from '@latchkey/providers';
import type { ReferenceServer, SampleKey } from '@latchkey/reference-server';

/** Lets the keys work that a system's documents print (ruling 7), as far as they are of the server's environment. */
export const adoptSampleKeys = async (
  { keys, provider: { keyFormat } }: Pick<ReferenceServer, 'keys' | 'provider'>,
  sampleKeys: readonly SampleKey[],
  environment: string | null,
): Promise<ApiKey[]> => {
  const adopted: ApiKey[] = [];
  for (const sample of sampleKeys) {
    const parsed = parseKey(keyFormat, sample.secret);
    if (parsed.ok && parsed.key.environment === environment) adopted.push((await keys.import(sample)).key);
  }
  return adopted;
};
