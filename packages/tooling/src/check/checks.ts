import { architecture } from './architecture.ts';
import type { Check } from './check.ts';
import { documents } from './documents.ts';
import { format } from './format.ts';
import { generated } from './generated.ts';
import { typeCheck } from './type-check.ts';

/** What `pnpm check` asks: the longest first, so that the short ones run beside it. */
export const checks: readonly Check[] = [typeCheck, generated, documents, architecture, format];
