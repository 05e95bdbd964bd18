import type { Leak } from '../engine/leaks/leaks.ts';
import type { Member } from './member.ts';

/** What looks like a key of one of several servers. */
export interface LeakTogether extends Leak {
  /** The name that the server goes by. Where formats overlap, each of them tells of the same place. */
  readonly server: string;
}

/** Keys of any of several servers that got into a text. The text is kept nowhere. */
export interface LeaksTogether {
  /** What looks like a key in a text, and which of it opens something at which server, in the order of the text. */
  find(text: string): Promise<readonly LeakTogether[]>;
  /**
   * Revokes every key whose secret is in a text, at each server that can revoke, and tells what was found. A second time it
   * changes nothing. Every server is asked, also where one of them fails; what it failed with is thrown then.
   * @param options.source where the text was found, for the audit
   */
  revoke(text: string, options?: { readonly source?: string }): Promise<readonly LeakTogether[]>;
}

export const leaksTogether = (members: readonly Member[]): LeaksTogether => {
  const askAll = async (ask: (server: Member['server']) => Promise<readonly Leak[]> | undefined) => {
    const asked = await Promise.allSettled(
      members.map(async ({ name, server }) => ((await ask(server)) ?? []).map((leak) => ({ ...leak, server: name }))),
    );
    const found = asked.flatMap((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    return found.sort((one, other) => one.at - other.at);
  };
  return {
    find: (text) => askAll(({ leaks }) => leaks?.find(text)),
    revoke: (text, options) =>
      askAll(({ leaks, provider }) =>
        provider.lifecycle.acts.includes('revoke') ? leaks?.revoke(text, options) : leaks?.find(text),
      ),
  };
};
