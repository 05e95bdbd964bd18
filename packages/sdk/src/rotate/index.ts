export type {
  CreateContext,
  KeyMade,
  RotateOptions,
  Rotation,
  RotationCheckpoint,
  RotationStep,
  StepContext,
} from './options.ts';
export { rotateKey } from './rotate-key.ts';
export { type Successor, type SuccessorChanges, successorOf } from './successor-of.ts';
