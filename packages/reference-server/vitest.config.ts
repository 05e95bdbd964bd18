import { covered } from '@latchkey/tooling/vitest-coverage';

export default covered('src/engine');
