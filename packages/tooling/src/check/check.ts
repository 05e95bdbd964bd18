/** One question to the tree, answered with yes or with what is wrong. */
export interface Check {
  /** One word, shown in the list. */
  readonly name: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /** What is wrong below `root`, as text for a person; null where nothing is. A rejection counts as wrong too. */
  run(root: string): Promise<string | null>;
}

export interface CheckResult {
  readonly check: Check;
  readonly problems: string | null;
  readonly durationMs: number;
}
