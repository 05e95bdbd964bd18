import { readFileSync } from 'node:fs';
import { providers } from '../src/all.ts';
import type { Manager, Provider } from '../src/index.ts';

/** What the document says of each part of a manager, and what is ours where it says nothing. */
export interface Quotations {
  readonly source: string;
  /** Lines of the document by the part of the manager that has to say them. */
  readonly says: Readonly<Record<string, readonly string[]>>;
  readonly ours: readonly string[];
  /** What of these lines the part does not say. */
  readonly unsaid: Readonly<Record<string, readonly string[]>>;
}

/** A file of a system's fixtures. */
export const fixture = (id: string, name: string): string =>
  readFileSync(new URL(`../src/${id}/fixtures/${name}`, import.meta.url), 'utf8');

/** Every system whose people make keys on a page. */
export const managedSystems: { id: string; provider: Provider; manager: Manager; quoted: Quotations }[] = [];
for (const [id, load] of Object.entries(providers)) {
  const provider: Provider = await load();
  if (!provider.manager) continue;
  managedSystems.push({ id, provider, manager: provider.manager, quoted: JSON.parse(fixture(id, 'manager.json')) });
}
