import { library } from '@latchkey/tooling/tsup';

// They come as ESM alone, which Jest cannot require, so they travel inside.
export default library({ noExternal: ['@noble/ciphers', '@noble/hashes'] });
