import { managerOf, stepWords } from '@latchkey/providers';
import type { ProviderId } from '@latchkey/providers/all';
import { afterEach, describe, expect, it } from 'vitest';
import { systems } from '../matrix/systems.ts';
import type { Flows } from './flow.ts';
import { flows as heratio } from './flows/heratio.ts';
import { flows as hesedvid } from './flows/hesedvid.ts';
import { flows as hypermemory } from './flows/hypermemory.ts';
import { flows as hypersave } from './flows/hypersave.ts';
import { flows as hyperstudy } from './flows/hyperstudy.ts';
import { closeStages, openStage } from './stage.ts';

const flows: Readonly<Record<ProviderId, Flows>> = { heratio, hesedvid, hypermemory, hypersave, hyperstudy };
const flowsOf = new Map<string, Flows>(Object.entries(flows));

afterEach(closeStages);

describe.each(systems)('the people of $provider.title', ({ id, provider, world }) => {
  const { workflows } = managerOf(provider);

  it.each(workflows)('do what its document tells them, step by step: $title', async (workflow) => {
    const flow = flowsOf.get(id)?.[workflow.id];
    if (!flow) throw new Error(`Nobody has gone through "${workflow.title}" yet: add it to flows/${id}.ts.`);
    const done: string[] = [];

    await flow.go(await openStage(provider, world(), flow.given), async (words, act) => {
      done.push(words);
      return act();
    });

    expect(done).toEqual(stepWords(workflow.steps));
  });

  it('go through no workflow that their document does not tell of', () => {
    const told = workflows.map((workflow) => workflow.id);
    expect(Object.keys(flowsOf.get(id) ?? {}).sort()).toEqual([...told].sort());
  });
});
