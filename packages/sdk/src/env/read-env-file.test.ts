import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { envFile, keyPlaceholder } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnvFile, updateEnvFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-env-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, '.env');

describe('readEnvFile', () => {
  it('ruling 27: gives back what was written, whatever stood in the file before', async () => {
    const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/);
    const value = fc.stringMatching(/^[A-Za-z0-9_.~:/-]{1,40}$/);
    const before = fc.constantFrom('', '# mine\n', 'A=1\nexport B="two words"\n', 'A=1', "C='x # y' # z\n\n");
    await fc.assert(
      fc.asyncProperty(before, fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 }), async (text, variables) => {
        writeFileSync(path, text);
        const kept = await readEnvFile(path);
        await updateEnvFile(path, variables);
        expect(await readEnvFile(path)).toEqual({ ...kept, ...variables });
      }),
      { numRuns: 40 },
    );
  });

  it('ruling 27: reads the template of every system, and the same with a value in the placeholder’s place', async () => {
    for (const load of Object.values(providers)) {
      const provider = await load();
      writeFileSync(path, envFile(provider, { name: "Ada's key\nEVIL=1" }));
      const [variable] = provider.variables.apiKey;
      expect(await readEnvFile(path)).toEqual({
        [variable]: keyPlaceholder(provider.keyFormat),
        [provider.variables.baseUrl]: provider.baseUrl,
      });
      await updateEnvFile(path, { [variable]: 'a_new_key' });
      expect(await readEnvFile(path)).toMatchObject({ [variable]: 'a_new_key' });
    }
  });

  it('leaves the environment of the process as it is, and says where there is no file', async () => {
    writeFileSync(path, 'LATCHKEY_NOT_SET=1\n');
    await readEnvFile(path);
    expect(process.env.LATCHKEY_NOT_SET).toBeUndefined();
    await expect(readEnvFile(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
