import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Provider } from '@latchkey/providers';
import { createReferenceServer, type VirtualClock, virtualClock, type World } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { createLatchkey, type Latchkey } from '@latchkey/sdk/latchkey';
import { vi } from 'vitest';

/** A system over HTTP on 1 January 2026, the people who manage its keys, and a project that uses them. */
export interface Stage {
  readonly provider: Provider;
  /** Where the system's API is. */
  readonly baseUrl: string;
  /** What a client of the system needs beside its key. */
  readonly there: { readonly baseUrl: string; readonly clock: VirtualClock };
  readonly clock: VirtualClock;
  /** Signs a person in, in a browser of their own. */
  signIn(person: string): Promise<Latchkey>;
  readonly project: Project;
}

/** The files of whoever uses a key, and what a program reads of them at its start. */
export interface Project {
  readonly path: string;
  write(name: string, text: string): void;
  read(name: string): string;
  remove(name: string): void;
  /** The variables of its `.env` file become the process's own; it gives them back. */
  load(): Readonly<Record<string, string | undefined>>;
}

export interface StageOptions {
  /** The plan of the account. Default: the provider's own. */
  readonly plan?: string;
  readonly auditsRequests?: boolean;
}

const closers: (() => Promise<void>)[] = [];

/** Takes down every stage of a test. */
export const closeStages = async (): Promise<void> => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
};

export const openStage = async (provider: Provider, world: World, options: StageOptions = {}): Promise<Stage> => {
  const clock = virtualClock('2026-01-01T00:00:00Z');
  const server = createReferenceServer<Provider, VirtualClock>(provider, { world, clock, ...options });
  const http = await listen(server);
  const project = openProject();
  closers.push(http.close, async () => rmSync(project.path, { recursive: true, force: true }));
  const baseUrl = http.url + new URL(provider.baseUrl).pathname.replace(/\/$/, '');
  return {
    provider,
    baseUrl,
    there: { baseUrl, clock },
    clock,
    project,
    async signIn(person) {
      const latchkey = createLatchkey({ baseUrl: `${http.url}/_latchkey`, clock, validate: 'strict' });
      await latchkey.signIn(person);
      return latchkey;
    },
  };
};

const openProject = (): Project => {
  const path = mkdtempSync(join(tmpdir(), 'project-'));
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  return {
    path,
    read,
    write: (name, text) => writeFileSync(join(path, name), text, { mode: 0o600 }),
    remove: (name) => rmSync(join(path, name)),
    load() {
      const variables = parseEnv(read('.env'));
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      return variables;
    },
  };
};
