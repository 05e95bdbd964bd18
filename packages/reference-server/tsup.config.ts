import { library } from '@latchkey/tooling/tsup';

// @noble/hashes comes as ESM alone, which Jest cannot require, so it travels inside.
export default library({ noExternal: ['@noble/hashes'] });
