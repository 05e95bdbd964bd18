import type { Binding, KeyLimit, Lifecycle, LimitPolicy, Plans } from '@latchkey/providers';
import { type Pepper, pepperedDigest } from '../../../src/engine/digest/peppered.ts';
import { plainDigest } from '../../../src/engine/digest/plain.ts';
import { system } from '../fixture.ts';
import type { Place } from './place.ts';

/** What a made-up system declares, as far as the model goes by it. */
export interface System {
  readonly name: string;
  readonly acts: Lifecycle['acts'];
  readonly afterRevocation: Lifecycle['afterRevocation'];
  /** How many active keys an account may have, where accounts have plans; null is any number. */
  readonly cap: number | null | undefined;
  readonly overlapMs: number;
  readonly maxPredecessors: number;
  /** How long a new key is unknown. */
  readonly delayMs: number;
  /** Whether the first keys are stored under an earlier pepper. */
  readonly isPeppered: boolean;
  /** Whether keys are bound to organisations. */
  readonly isBound: boolean;
}

const allActs = ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'] as const;
const plain: System = {
  name: 'plain',
  acts: ['issue', 'update', 'revoke'],
  afterRevocation: 'shown',
  cap: undefined,
  overlapMs: 0,
  maxPredecessors: 10,
  delayMs: 0,
  isPeppered: false,
  isBound: false,
};

/** Systems that differ in all that a system may say of its keys' lives. */
export const systems: readonly System[] = [
  plain,
  {
    ...plain,
    name: 'capped',
    acts: ['issue', 'update', 'regenerate', 'disable', 'revoke'],
    cap: 1,
    afterRevocation: 'hidden',
  },
  {
    ...plain,
    name: 'forgetful',
    acts: ['issue', 'regenerate', 'revoke'],
    afterRevocation: 'gone',
    cap: null,
    delayMs: 30,
  },
  { ...plain, name: 'rotating', acts: allActs, cap: 3, overlapMs: 400, maxPredecessors: 1, isPeppered: true },
  {
    ...plain,
    name: 'all at once',
    acts: allActs,
    afterRevocation: 'gone',
    cap: 2,
    overlapMs: 150,
    maxPredecessors: 2,
    isBound: true,
  },
];

/** Three units in any 100 milliseconds, for all keys of a lineage together. */
export const limit = {
  id: 'calls',
  title: 'calls',
  quota: 3,
  window: { kind: 'sliding', ms: 100 } satisfies KeyLimit['window'],
  partition: 'key',
} as const satisfies LimitPolicy;

const [present, earlier] = [2, 1].map((version) => ({ version, secret: new Uint8Array(32).fill(version) })) as [
  Pepper,
  Pepper,
];

/** How secrets are digested: at first, and from then on. */
export const digestsOf = ({ isPeppered }: System) => ({
  first: isPeppered ? pepperedDigest([earlier]) : plainDigest(),
  present: isPeppered ? pepperedDigest([present, earlier]) : plainDigest(),
});

const binding: Binding = {
  organization: { parameter: 'organization' },
  environment: { parameter: 'environment' },
  types: [
    { id: 'one', title: 'One', description: 'Of one.', reach: 'organization', offered: true },
    { id: 'all', title: 'All', description: 'Of all.', reach: 'everywhere', offered: false },
  ],
  live: [],
};

/** How a key is asked to reach a place. */
export const reachOf = (place: Place) => ({
  type: place === null ? 'all' : 'one',
  organization: place,
  environment: null,
});

/** What the engine is told of a system. */
export const declared = ({ isBound, acts, afterRevocation, cap, overlapMs, maxPredecessors, delayMs }: System) => {
  const rotation = { overlapMs: { default: overlapMs, max: overlapMs }, maxPredecessors };
  const plans: Plans = { default: 'only', offered: [{ id: 'only', title: 'Only', limits: [], keys: cap ?? null }] };
  return {
    provider: {
      lifecycle: { ...system.lifecycle, acts, afterRevocation, rotation },
      ...(cap !== undefined && { plans }),
      ...(isBound && { binding }),
    },
    options: { limits: [limit], propagationDelayMs: delayMs },
  };
};
