import type { Handlers, WorldContext, WorldRequest } from '../../world.ts';
import type { Account, IngestJob, Outcome } from './account.ts';
import type { Accounts } from './accounts.ts';
import { newId } from './ids.ts';
import { memoryOf } from './memory.ts';
import type { Wire } from './memory-wire.ts';
import { isoTime } from './moment.ts';
import { notFound } from './refusals.ts';
import { saved } from './save.ts';

/** How long each item of a job takes, on the server's clock. */
const itemMs = 500;

/** Saving many things at once. */
export const ingestHandlers = (accounts: Accounts, { random }: Pick<WorldContext, 'random'>): Handlers => ({
  ingest(request) {
    const account = accounts.of(request);
    const body = request.body as Wire['IngestRequest'];
    if (!('items' in body))
      return { kind: 'json', body: ingestOne(account, body, newId('doc', random), request.nowMs) };
    if (body.async ?? true) return { kind: 'json', body: begin(account, body.items, request, random) };
    const outcomes = body.items.map((item) => saved(account, item, newId('doc', random), request.nowMs));
    const answer: Wire['IngestResult'] = {
      success: true,
      processed: outcomes.length,
      results: outcomes.map(outcomeWire),
    };
    return { kind: 'json', body: answer };
  },

  getIngestStatus(request) {
    const jobId = request.path.jobId ?? '';
    const job = accounts.of(request).jobs.get(jobId);
    if (!job) return notFound('Job');
    const answer: Wire['IngestStatus'] = {
      success: true,
      jobId,
      status: job.completedAtMs === null ? 'processing' : 'completed',
      itemCount: job.itemCount,
      processed: job.outcomes.length,
      failed: job.outcomes.filter(({ ok }) => !ok).length,
      results: job.outcomes.map(outcomeWire),
      createdAt: isoTime(job.createdAtMs),
      completedAt: job.completedAtMs === null ? null : isoTime(job.completedAtMs),
    };
    return { kind: 'json', body: answer };
  },
});

/** One text with a title, as the system's client sends it. */
const ingestOne = (account: Account, sent: Wire['IngestOne'], id: string, nowMs: number): Wire['IngestResult'] => {
  const memory = memoryOf(sent, id, nowMs);
  const { memories } = account;
  memories.add(memory);
  const entities = memories.graph().nodes.filter(({ memoryIds }) => memoryIds.includes(id)).length;
  return {
    success: true,
    documentId: id,
    title: memory.title,
    facts: memories.factsOf(memory).length,
    entities,
  };
};

const begin = (
  account: Account,
  items: Wire['IngestItems']['items'],
  { nowMs }: WorldRequest,
  random: WorldContext['random'],
): Wire['IngestResult'] => {
  const jobId = newId('job', random);
  const job: IngestJob = { itemCount: items.length, createdAtMs: nowMs, outcomes: [], completedAtMs: null };
  account.jobs.set(jobId, job);
  items.forEach((item, index) => {
    const [memoryId, readyAtMs] = [newId('doc', random), nowMs + (index + 1) * itemMs];
    account.later(readyAtMs, () => {
      job.outcomes.push(saved(account, item, memoryId, readyAtMs));
      if (job.outcomes.length === items.length) job.completedAtMs = readyAtMs;
    });
  });
  return {
    success: true,
    message: 'Ingest job started',
    jobId,
    itemCount: items.length,
    statusUrl: `/v1/ingest/status/${jobId}`,
  };
};

const outcomeWire = (outcome: Outcome, index: number): Wire['IngestOutcome'] =>
  outcome.ok ? { index, success: true, documentId: outcome.memoryId } : { index, success: false, error: outcome.error };
