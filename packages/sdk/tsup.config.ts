import { library } from '@latchkey/tooling/tsup';

// ky asks for a newer Node than we do and comes as ESM alone, so it travels inside.
export default library({ noExternal: ['ky'] });
