import type { MaybePromise } from '../maybe-promise.ts';
import type { FailedSignIns } from './sign-in-gate.ts';

/** How people come to the keys of a server. */
export interface PlaneOptions {
  /**
   * Who somebody is, by whatever credentials they hand over: a person's id, or null where they are nobody's. Default: on this machine
   * alone, everybody picks who they are.
   */
  readonly signIn?: (credentials: unknown) => MaybePromise<string | null>;
  /**
   * How many credentials that `signIn` knows nobody by may come from one address in a time, before it has to wait. Behind a proxy all
   * are of one address. Default: 10 in a quarter of an hour; null is any number, for a `signIn` that counts itself.
   */
  readonly failedSignIns?: FailedSignIns | null;
  /**
   * Names under which the plane may be asked for beside those of this machine, such as `keys.example.org`. Default: none, so that no
   * page elsewhere can reach it under a name of its own (DNS rebinding).
   */
  readonly hosts?: readonly string[];
}
