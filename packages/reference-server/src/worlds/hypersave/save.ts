import type { Handlers, WorldContext } from '../../world.ts';
import type { Account, Outcome } from './account.ts';
import type { Accounts } from './accounts.ts';
import { draftOf, type SentItem } from './draft.ts';
import { newId } from './ids.ts';
import { memoryOf, previewOf } from './memory.ts';
import { sector, type Wire } from './memory-wire.ts';
import { isoTime } from './moment.ts';
import { invalidBody, notFound } from './refusals.ts';
import { unreadable } from './saved-page.ts';

/** How long an asynchronous save takes, on the server's clock. */
const saveMs = 1000;

/** Saving, now and later. */
export const saveHandlers = (accounts: Accounts, { random }: Pick<WorldContext, 'random'>): Handlers => ({
  saveMemory(request) {
    const account = accounts.of(request);
    // The pipeline has checked the body against the document.
    const body = request.body as Wire['SaveRequest'];
    if (body.async)
      return { kind: 'json', body: begin(account, body, newId('pending', random), random, request.nowMs) };
    const draft = draftOf(body);
    if (!draft) return invalidBody('url', 'the address of a page that can be read');
    const memory = memoryOf(draft, newId('doc', random), request.nowMs);
    account.memories.add(memory);
    const { id, title, tags, type } = memory;
    const answer: Wire['SaveResult'] = {
      success: true,
      message: 'Content saved successfully',
      documentId: id,
      data: {
        id,
        title,
        contentPreview: previewOf(memory.content),
        tags: [...tags],
        createdAt: isoTime(memory.createdAtMs),
      },
      saved: { id, title, type, facts: account.memories.factsOf(memory).length, sector },
    };
    return { kind: 'json', body: answer };
  },

  getSaveStatus(request) {
    const account = accounts.of(request);
    const save = account.saves.get(request.path.pendingId ?? '');
    if (!save) return notFound('Save');
    const { outcome, completedAtMs } = save;
    const answer: Wire['SaveStatus'] = {
      success: true,
      status: outcome === null ? 'processing' : outcome.ok ? 'complete' : 'error',
      ...(outcome === null ? {} : told(account, outcome)),
      startedAt: isoTime(save.startedAtMs),
      ...(completedAtMs === null ? {} : { completedAt: isoTime(completedAtMs) }),
    };
    return { kind: 'json', body: answer };
  },
});

/** Saves one thing, and says what came of it. */
export const saved = (account: Account, item: SentItem, id: string, nowMs: number): Outcome => {
  const draft = draftOf(item);
  if (!draft) return { ok: false, error: unreadable };
  account.memories.add(memoryOf(draft, id, nowMs));
  return { ok: true, memoryId: id };
};

const begin = (
  account: Account,
  item: SentItem,
  pendingId: string,
  random: WorldContext['random'],
  nowMs: number,
): Wire['SaveResult'] => {
  const save = { startedAtMs: nowMs, outcome: null as Outcome | null, completedAtMs: null as number | null };
  const [memoryId, readyAtMs] = [newId('doc', random), nowMs + saveMs];
  account.saves.set(pendingId, save);
  account.later(readyAtMs, () => {
    save.outcome = saved(account, item, memoryId, readyAtMs);
    save.completedAtMs = readyAtMs;
  });
  return {
    success: true,
    async: true,
    message: 'Content is being processed',
    pendingId,
    checkStatus: `/v1/save/status/${pendingId}`,
  };
};

const told = ({ memories }: Account, outcome: Outcome): Partial<Wire['SaveStatus']> => {
  if (!outcome.ok) return { error: outcome.error };
  const memory = memories.get(outcome.memoryId);
  // It may have been deleted since.
  if (!memory) return { documentId: outcome.memoryId };
  const entities = memories.graph().nodes.filter(({ memoryIds }) => memoryIds.includes(memory.id)).length;
  return { documentId: memory.id, title: memory.title, facts: memories.factsOf(memory).length, entities };
};
