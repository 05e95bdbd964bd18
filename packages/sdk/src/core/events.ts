import type { ErrorCode } from '@latchkey/providers';

/** What a client tells of its work, so that a progress bar can say what it waits for. It never holds a secret. */
export type ClientEvent =
  | {
      readonly type: 'wait';
      readonly operation: string;
      /** `rate_limit`: the gate holds the call; `retry`: it pauses after a failed attempt. */
      readonly reason: 'rate_limit' | 'retry';
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

/** Hands events to their listeners. A listener that throws does not disturb the call. */
export const createEmitter = (always?: ClientListener): Emitter => {
  const listeners = new Set<ClientListener>(always ? [always] : []);
  return {
    isHeard: () => listeners.size > 0,
    emit(event) {
      for (const listener of listeners) tell(listener, event);
    },
    on(type, listener) {
      const filtered: ClientListener = (event) => {
        if (isOfType(event, type)) listener(event);
      };
      listeners.add(filtered);
      return () => void listeners.delete(filtered);
    },
  };
};

/** Calls a listener and swallows what it throws: watching a call must not break it. */
export const tell = (listener: ClientListener | undefined, event: ClientEvent): void => {
  try {
    listener?.(event);
  } catch {
    // The listener's own fault; the call goes on.
  }
};

const isOfType = <Type extends ClientEventType>(event: ClientEvent, type: Type): event is ClientEventOf<Type> =>
  event.type === type;
