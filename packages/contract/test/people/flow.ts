import type { Workflow } from '@latchkey/providers';
import type { Stage, StageOptions } from './stage.ts';

/** Does a step of a workflow, or what belongs to one, under the words of the system's document. */
export type Step = <Done>(words: string, act: () => Promise<Done> | Done) => Promise<Done>;

/** How somebody goes through a documented workflow. */
export interface Flow {
  /** What the server is told. */
  readonly given?: StageOptions;
  readonly go: (stage: Stage, step: Step) => Promise<void>;
}

/** One for each workflow that a system's document tells of. */
export type Flows = { readonly [Id in Workflow['id']]?: Flow };
