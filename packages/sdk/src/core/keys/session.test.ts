import type { ClientHalf } from '@latchkey/providers';
import { client as latchkey } from '@latchkey/providers/latchkey/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSession } from './session.ts';
import { sign } from './sign.ts';

const one = `lks_${'a1'.repeat(21)}a`;
const other = `lks_${'b2'.repeat(21)}b`;
const text = async (session: ReturnType<typeof createSession>) => (await session.get())?.secret.reveal() ?? null;

afterEach(() => void vi.unstubAllEnvs());

describe('a session', () => {
  it('is what the server sets, until it sets another one or takes it back', async () => {
    const session = createSession(latchkey);
    expect(await text(session)).toBeNull();
    session.hear(`latchkey_session=${one}; Path=/; HttpOnly; SameSite=Strict`);
    expect(await text(session)).toBe(one);
    session.hear(null);
    session.hear('theme=dark; Path=/');
    expect(await text(session)).toBe(one);
    session.hear(`theme=dark; Path=/, latchkey_session=${other}; Path=/`);
    expect(await text(session)).toBe(other);
    session.hear('latchkey_session=; Path=/; Max-Age=0');
    expect(await text(session)).toBeNull();
  });

  it('may come from before: as an option, or out of the environment', async () => {
    expect(await text(createSession(latchkey, one))).toBe(one);
    vi.stubEnv('LATCHKEY_SESSION', other);
    expect(await text(createSession(latchkey))).toBe(other);
    expect(() => createSession(latchkey, 'hst_live_abcdefghijkl')).toThrow(/session|key/i);
  });

  it('that was replaced while a call was under way sends it once more with the other one', async () => {
    const session = createSession(latchkey, one);
    const credential = await session.get();
    if (!credential) throw new Error('There is no session.');
    expect(session.isCurrent(credential)).toBe(true);
    expect(session.refused(credential).another).toBe(false);
    session.hear(`latchkey_session=${other}`);
    expect(session.isCurrent(credential)).toBe(false);
    expect(session.refused(credential).another).toBe(true);
  });

  it('takes nothing that is no session, and repeats none of it', () => {
    const session = createSession(latchkey);
    expect(() => session.hear('latchkey_session=lks_stolen')).toThrow(/too short/);
    try {
      session.hear('latchkey_session=lks_stolen');
    } catch (error) {
      expect(String(error)).not.toContain('stolen');
    }
  });

  it('travels in its cookie', async () => {
    const credential = await createSession(latchkey, one).get();
    const credentials: ClientHalf['credentials'] = latchkey.credentials;
    expect(sign({ Accept: 'x' }, credentials, credential?.secret ?? null)).toEqual({
      Accept: 'x',
      Cookie: `latchkey_session=${one}`,
    });
  });
});
