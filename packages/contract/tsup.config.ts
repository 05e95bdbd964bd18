import { library } from '@latchkey/tooling/tsup';

export default library();
