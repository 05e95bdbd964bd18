import { testsOf } from '@latchkey/tooling/vitest-mutation';

export default testsOf('src/spec');
