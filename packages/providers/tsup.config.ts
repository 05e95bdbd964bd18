import { library } from '@latchkey/tooling/tsup';

// zod/mini loads all of zod, its fifty languages too; inside, only what the schemas use.
export default library({ noExternal: ['zod'] });
