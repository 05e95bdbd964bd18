/** Something that is done in several steps. `id` is ours, the same in every system that documents it. */
export interface Workflow {
  readonly id:
    | 'approval'
    | 'set_up'
    | 'issue'
    | 'view'
    | 'edit'
    | 'monitor'
    | 'rotate'
    | 'revoke'
    | 'decommission'
    | 'compromise'
    | 'upgrade';
  readonly title: string;
  /** When it is done, and why. */
  readonly intro?: readonly string[];
  readonly steps: readonly [Step, ...Step[]];
}

/** One step: its words, or these with a heading and what belongs to it. */
export type Step =
  | string
  | { readonly title?: string; readonly text: string; readonly points?: readonly [string, ...string[]] };

/** What is to be done, in order: the words of each step, and then of what belongs to it. */
export const stepWords = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => (typeof step === 'string' ? [step] : [step.text, ...(step.points ?? [])]));
