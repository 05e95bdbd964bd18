import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Within which a process number means one process. */
export interface Machine {
  /**
   * Eight hex digits: of the host's name and, where Linux tells them, of the machine's start and of which process numbers are meant
   * (a container has its own). Elsewhere of the name alone: two machines of one name are taken for one there.
   */
  readonly id: string;
  /** Whether another start of the machine has another id. */
  readonly tellsStart: boolean;
}

export const thisMachine = (): Machine => {
  known ??= read();
  return known;
};

let known: Machine | undefined;

/** A host's name alone does not do: containers may share one, and each counts its processes from 1. */
const read = (): Machine => {
  const start = orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const numbers = orEmpty(() => readlinkSync('/proc/self/ns/pid'));
  const id = createHash('sha256')
    .update(JSON.stringify([hostname(), start, numbers]))
    .digest('hex')
    .slice(0, 8);
  return { id, tellsStart: start !== '' };
};

const orEmpty = (text: () => string): string => {
  try {
    return text();
  } catch {
    return '';
  }
};
