export type { ProofKeys } from './keys.ts';
export { type ProofOptions, type ProofReport, type ProofResult, prove } from './prove.ts';
export type { Fetch } from './send.ts';
export { createWitness, type ExchangeRecord, type Violation, type Witness } from './witness.ts';
