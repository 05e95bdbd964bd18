import type { KeyFacts } from '../../../src/engine/stores/key-facts.ts';
import { memoryStore } from '../../../src/engine/stores/memory.ts';
import type { StorePort } from '../../../src/engine/stores/store.ts';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null;
};

const broken = (breaks: (store: StorePort) => Partial<StorePort>) => (): StorePort => {
  const store = memoryStore();
  return { ...store, ...breaks(store) };
};

/** Stores that do in several steps what has to be one: right while one asks after the other, wrong at once. */
export const brokenStores: Readonly<Record<string, () => StorePort>> = {
  'writes a revocation after it has answered': broken((store) => ({
    revoke: async (id, atMs, audit, under) => {
      const facts = await store.findById(id);
      if (facts === null || facts.revokedAtMs !== null) return facts;
      void turns(12).then(() => store.revoke(id, atMs, audit, under));
      return { ...facts, revokedAtMs: atMs, version: facts.version + 1 };
    },
  })),
  'revokes a key though it has another secret by now': broken((store) => ({
    revoke: (id, atMs, audit, under) => store.revoke(id, atMs, audit, { acting: under?.acting }),
  })),
  'lets a key act that has died meanwhile': broken((store) => ({
    revoke: (id, atMs, audit, under) => store.revoke(id, atMs, audit, { ifDigest: under?.ifDigest }),
    disable: (id, atMs, audit, under) => store.disable(id, atMs, audit, { room: under?.room }),
  })),
  'fills a cache with what it read before a revocation': broken((store) => {
    const cache = new Map<string, KeyFacts>();
    return {
      findByDigest: async (digest) => {
        const facts = cache.get(digest) ?? (await store.findByDigest(digest));
        await turns(4);
        if (facts !== null) cache.set(digest, facts);
        return facts;
      },
      revoke: async (id, atMs, audit, under) => {
        cache.clear();
        return store.revoke(id, atMs, audit, under);
      },
    };
  }),
  'writes a change over a revocation that came in between': broken((store) => {
    const revived = new Map<string, KeyFacts>();
    const asWritten = (facts: KeyFacts | null) => (facts === null ? null : (revived.get(facts.id) ?? facts));
    return {
      update: async (id, changes, audit, ifVersion, under) => {
        const seen = await store.findById(id);
        await turns(4);
        const changed = await store.update(id, changes, audit, ifVersion, under);
        if (changed !== null || seen === null || seen.revokedAtMs !== null) return changed;
        const written = { ...seen, ...changes, version: seen.version + 1 };
        revived.set(id, written);
        return written;
      },
      findById: async (id) => asWritten(await store.findById(id)),
      findByDigest: async (digest) => asWritten(await store.findByDigest(digest)),
    };
  }),
  'loses one of two changes': broken((store) => ({
    update: async (id, changes, audit, _, under) => {
      const seen = await store.findById(id);
      await turns(4);
      const present = await store.findById(id);
      if (seen === null || present === null) return null;
      return store.update(id, { name: seen.name, scopes: seen.scopes, ...changes }, audit, present.version, under);
    },
  })),
  'forks a key that two rotate': broken((store) => ({
    rotate: async (succession, audit, under) => {
      const seen = await store.findById(succession.from);
      await turns(4);
      const rotated = await store.rotate(succession, audit, under);
      const isSecond = rotated !== null && typeof rotated === 'object' && 'supersededBy' in rotated;
      if (!isSecond || seen === null || seen.supersededBy !== null) return rotated;
      await store.insert(succession.successor, audit);
      return { predecessor: seen, successor: succession.successor };
    },
  })),
  'counts an account’s keys first and adds one then': broken((store) => ({
    insert: async (key, audit, under) => {
      const { room } = under ?? {};
      const cap = room?.capOf(await store.account(key.owner)) ?? null;
      const active = await store.activeKeys(key.owner, room?.nowMs ?? 0);
      await turns(4);
      if (cap !== null && active >= cap && (await store.findById(key.id)) === null) return { cap, active };
      return store.insert(key, audit, { ...under, room: undefined });
    },
  })),
  'gives each of two who regenerate a secret': broken((store) => ({
    regenerate: async (id, ifVersion, to, audit, { claim, acting } = {}) => {
      const present = await store.findById(id);
      return store.regenerate(id, present?.version ?? ifVersion, to, audit, { claim, acting });
    },
  })),
  'audits twice what two do at once': broken((store) => ({
    disable: async (id, atMs, audit, under) => {
      const isAsked = (facts: KeyFacts | null) => facts === null || (facts.disabledAtMs === null) === (atMs === null);
      const wasAsked = isAsked(await store.findById(id));
      await turns(4);
      if (!wasAsked && isAsked(await store.findById(id))) await store.countAudit(audit, `${id} again`, 0);
      return store.disable(id, atMs, audit, under);
    },
  })),
};
