export { type GitState, gitState } from './git-state.ts';
export { writePrivately } from './write-privately.ts';
