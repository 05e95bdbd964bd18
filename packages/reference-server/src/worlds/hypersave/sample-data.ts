import { noise } from '../lazy/noise.ts';
import type { Account } from './account.ts';
import { memoryOf } from './memory.ts';
import type { WorldSize } from './options.ts';
import { sampleDraft } from './sample-draft.ts';

/**
 * Fills an account with sample memories: `doc_1` … of live data, `doc_test_1` … of test data, with the job and the save that
 * the first of them came from.
 */
export const fillWithSamples = (
  account: Account,
  { memories, seed, startsAtMs }: WorldSize,
  environment: string,
): void => {
  const isLive = environment === 'live';
  const chance = noise(`${seed} ${environment}`);
  const stepMs = Math.floor(spanMs / Math.max(1, memories));
  for (let index = 0; index < memories; index++) {
    const id = `doc_${isLive ? '' : `${environment}_`}${index + 1}`;
    const memory = memoryOf(sampleDraft(chance, index), id, startsAtMs + index * stepMs);
    account.memories.add(memory);
    if (index > 0) continue;
    const outcome = { ok: true, memoryId: id } as const;
    account.saves.set('pending_1', { startedAtMs: startsAtMs, outcome, completedAtMs: startsAtMs });
    account.jobs.set('job_1', {
      itemCount: 1,
      createdAtMs: startsAtMs,
      outcomes: [outcome],
      completedAtMs: startsAtMs,
    });
  }
};

const spanMs = 25 * 86_400_000;
