export { type GitState, gitState } from './git-state.ts';
export { readEnvFile } from './read-env-file.ts';
export { updateEnvFile } from './update-env-file.ts';
export { writePrivately } from './write-privately.ts';
