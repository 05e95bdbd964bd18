import type { ErrorCode, Method } from '@latchkey/providers';
import type { Attempt } from '../error/error.ts';
import type { DiagnosticsChannel } from '../runtime.ts';
import type { Wait } from '../time/waits.ts';
import { tell } from './tell.ts';

/** What a client tells of its work, so that a progress bar can say what it waits for. It never holds a secret. */
export type ClientEvent =
  | {
      readonly type: 'wait';
      readonly operation: string;
      /** `rate_limit`: the gate holds the call; `retry`: it pauses after a failed attempt. */
      readonly reason: Wait['reason'];
      /** When the waiting is expected to end, or null where it hangs on an answer under way. */
      readonly until: Date | null;
    }
  | {
      readonly type: 'retry';
      readonly operation: string;
      /** The number of the attempt that failed; the first is 1. */
      readonly attempt: number;
      readonly code: ErrorCode;
      readonly status: number | null;
      /** The pause before the next attempt. After a 429 the gate decides, and it is 0. */
      readonly delayMs: number;
    }
  | {
      readonly type: 'response';
      readonly operation: string;
      readonly attempt: number;
      readonly status: number;
      readonly requestId: string | null;
      /** How long the attempt was held at the gate, on the client's clock. */
      readonly waitedMs: number;
      /** From sending to the last byte, on the client's clock. */
      readonly durationMs: number;
    }
  | {
      /** The server refused the primary key, and the backup took its place: told once, whatever the number of calls. */
      readonly type: 'failover';
      readonly operation: string;
      /** Why the primary key was refused: `unauthorized` or `key_expired`. */
      readonly code: ErrorCode;
      readonly status: number | null;
      /** The mask of the key that was refused. */
      readonly from: string;
      /** The mask of the key that took its place. */
      readonly to: string;
    }
  | {
      /** A call came to its end, one way or the other. */
      readonly type: 'call';
      readonly operation: string;
      readonly method: Method;
      /** As the document has it, such as `/things/{thingId}`: what stands in its place is not told. */
      readonly path: string;
      /** Where it was sent, such as `https://api.example.com`. */
      readonly origin: string;
      readonly startedAt: Date;
      /** With all waits and retries, on the client's clock. */
      readonly durationMs: number;
      /** What it failed with, or null where it did not. */
      readonly code: ErrorCode | null;
      /** Every request that was sent for it, oldest first. */
      readonly attempts: readonly Attempt[];
      /** What it waited for, oldest first. */
      readonly waits: readonly Wait[];
    }
  | {
      /** An answer that does not agree with the document: once for each operation and path. */
      readonly type: 'drift';
      readonly operation: string;
      /** Where in the body, such as `data[].onset`. */
      readonly path: string;
      readonly message: string;
    };

export type ClientEventType = ClientEvent['type'];

export type ClientEventOf<Type extends ClientEventType> = Extract<ClientEvent, { type: Type }>;

export type ClientListener = (event: ClientEvent) => void;

export interface Emitter {
  /** Whether anybody listens. */
  isHeard(): boolean;
  emit(event: ClientEvent): void;
  /** Calls `listener` for every event of a type. Returns the way to stop it. */
  on<Type extends ClientEventType>(type: Type, listener: (event: ClientEventOf<Type>) => void): () => void;
}

/** What Node's diagnostics channel `latchkey:event` carries. */
export interface PublishedEvent {
  /** The provider's id. */
  readonly provider: string;
  readonly event: ClientEvent;
}

/**
 * Hands events to their listeners, and to `channel` where anybody has subscribed to it. A listener that throws,
 * or gives a promise that rejects, does not disturb the call.
 */
export const createEmitter = (
  provider: string,
  always?: ClientListener,
  channel?: DiagnosticsChannel | undefined,
): Emitter => {
  const listeners = new Set<ClientListener>(always ? [always] : []);
  return {
    isHeard: () => listeners.size > 0 || channel?.hasSubscribers === true,
    emit(event) {
      for (const listener of listeners) tell(listener, event);
      if (channel?.hasSubscribers) channel.publish({ provider, event } satisfies PublishedEvent);
    },
    on(type, listener) {
      // What it gives is handed on: it may be a promise that rejects.
      const filtered = (event: ClientEvent) => (isOfType(event, type) ? listener(event) : undefined);
      listeners.add(filtered);
      return () => void listeners.delete(filtered);
    },
  };
};

const isOfType = <Type extends ClientEventType>(event: ClientEvent, type: Type): event is ClientEventOf<Type> =>
  event.type === type;
