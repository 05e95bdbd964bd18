import { Secret } from '@latchkey/providers';
import { LatchkeyError } from '../src/core/error/error.ts';
import type { RotateOptions, RotationCheckpoint } from '../src/rotate/options.ts';
import { rotateKey } from '../src/rotate/rotate-key.ts';
import { testKey as newKey } from './provider.ts';
import { virtualClock } from './virtual-clock.ts';

/** What a system says no with. */
export const refusal = (code: 'unauthorized' | 'plan_cap' | 'not_found' | 'conflict' | 'network', status?: number) =>
  new LatchkeyError({ code, message: `refused: ${code}`, status });

/** A rotation of which every step is written down, and any may be made to fail. */
export const setUp = (options: Partial<RotateOptions> = {}) => {
  const did: string[] = [];
  const clock = virtualClock();
  const startMs = clock.now();
  const note = (what: string) => void did.push(`${what} at ${(clock.now() - startMs) / 1000}`);
  const given: RotateOptions = {
    create: () => {
      note('create');
      return { secret: new Secret(newKey, 'mu_live_cana...'), key: { id: 'key_2' } };
    },
    deploy: () => note('deploy'),
    verify: () => note('verify'),
    revoke: () => note('revoke'),
    clock,
    ...options,
  };
  return { did, clock, note, given, run: (more: Partial<RotateOptions> = {}) => rotateKey({ ...given, ...more }) };
};

/** A place of one's own that remembers texts. */
export const place = (): RotationCheckpoint & { text: string | null; readonly seen: unknown[] } => {
  const seen: unknown[] = [];
  return {
    seen,
    text: null,
    load() {
      return this.text;
    },
    save(state) {
      seen.push(state);
      this.text = state.reveal();
    },
    clear() {
      this.text = null;
    },
  };
};
