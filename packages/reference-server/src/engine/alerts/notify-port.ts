import type { MaybePromise } from '../../maybe-promise.ts';
import type { Crossing } from './crossing.ts';

/** How the engine tells of alerts. What is missing is not delivered, and waits until it is there. */
export interface NotifyPort {
  /** Whether anybody listens at present. */
  isHeard(): boolean;
  /** Tells those who listen. */
  tell(crossing: Crossing): void;
  /** Sends a webhook and answers with the status; rejects where nothing answers. It must not follow a redirect. */
  post?(message: Webhook): MaybePromise<number>;
  /** Why webhooks are not sent to a URL, in a sentence for whoever gave it; null where they are. All are, unless told. */
  whyNot?(url: string): string | null;
}

export interface Webhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. It holds ids, figures and times, and never a secret. */
  readonly body: string;
}
