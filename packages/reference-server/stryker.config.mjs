import { mutation } from '@latchkey/tooling/mutation';

export default mutation(['src/engine']);
