/** A piece of knowledge that a sentence states. */
export interface Fact {
  readonly id: string;
  readonly statement: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly category: FactCategory;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly memoryId: string;
  /** The sentence that states it. */
  readonly excerpt: string;
  readonly extractedAtMs: number;
}

/** As the documents name them. */
export type FactCategory = 'role' | 'date' | 'metric' | 'relationship' | 'attribute';
