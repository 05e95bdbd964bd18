import type { OpenApiDocument, Operation, Provider } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { document } from '@latchkey/providers/hyperstudy/document';
import type { World } from '@latchkey/reference-server';

/** The operation that is called; every other one is a copy of it under another path. */
export const called: Operation = hyperstudy.operations.getExperiment;

/**
 * A system of as many operations as are asked for, with no limits: one that is called, and copies.
 * @param paddingBytes what each copy's description is filled up with, for documents of any size
 */
export const wideSystem = (
  operations: number,
  paddingBytes = 0,
): { readonly provider: Provider; readonly world: World } => {
  const copies = Array.from({ length: operations - 1 }, (_, at): Operation => {
    return { ...called, id: `copy${at}`, path: `/copies/section_${at % 40}/thing_${at}${called.path}` };
  });
  const all = [called, ...copies];
  const item = document.paths[called.path] ?? {};
  const padded = paddingBytes > 0 ? { ...item, description: 'x'.repeat(paddingBytes) } : item;
  const wide: OpenApiDocument = { ...document, paths: Object.fromEntries(all.map(({ path }) => [path, padded])) };
  return {
    provider: { ...hyperstudy, limits: [], operations: Object.fromEntries(all.map((each) => [each.id, each])) },
    world: {
      document: wide,
      owner: 'user_1',
      open: () => Object.fromEntries(all.map(({ id }) => [id, () => ({ kind: 'json', body: answer })])),
    },
  };
};

/** A small body, as documented. */
export const answer = {
  status: 'success',
  data: [{ id: 'experiment_1', name: 'Experiment 1', roomCount: 2, createdAt: '2026-01-15T10:00:00Z' }],
  metadata: {},
};

export const path = '/api/v3/experiments/experiment_1';
