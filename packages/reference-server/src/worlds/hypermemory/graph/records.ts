/** A memory. */
export interface Node {
  readonly id: string;
  readonly content: string;
  readonly nodeType: string;
  readonly metadata: Metadata;
  /** 1 when it is new, one more after each change. */
  readonly version: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export type Metadata = Readonly<Record<string, unknown>>;

/** What connects two memories. */
export interface Edge {
  readonly id: string;
  readonly edgeType: string;
  readonly directed: boolean;
  readonly source: string;
  readonly target: string;
  readonly metadata: Metadata;
  readonly createdAtMs: number;
}

/** What connects three memories or more at once. */
export interface Hyperedge {
  readonly id: string;
  readonly edgeType: string;
  readonly content: string;
  readonly nodes: readonly string[];
  readonly metadata: Metadata;
  readonly createdAtMs: number;
}
