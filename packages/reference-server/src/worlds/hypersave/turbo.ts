import type { Handlers, WorldContext } from '../../world.ts';
import type { Accounts } from './accounts.ts';
import { answerTo } from './answer.ts';
import { newId } from './ids.ts';
import { memoryOf } from './memory.ts';
import type { Wire } from './memory-wire.ts';

/** Turbo mode: facts and entities are left alone. */
export const turboHandlers = (accounts: Accounts, { clock, random }: WorldContext): Handlers => ({
  turboSave(request) {
    const draft = { ...(request.body as Wire['TurboSaveRequest']), isStudied: false };
    const memory = memoryOf(draft, newId('doc', random), request.nowMs);
    accounts.of(request).memories.add(memory);
    const processingTime = clock.now() - request.nowMs;
    return { kind: 'json', body: { success: true, documentId: memory.id, processingTime } };
  },
  turboAsk(request) {
    const account = accounts.of(request);
    account.queries++;
    const { query, limit = 5 } = request.body as Wire['TurboAskRequest'];
    const { text } = answerTo(account, query, { limit, sentences: 1 });
    return { kind: 'json', body: { success: true, answer: text, processingTime: clock.now() - request.nowMs } };
  },
});
