import type { LimitPolicy, Provider, Secret } from '@latchkey/providers';
import type { Demo, ReferenceServer } from '@latchkey/reference-server';
import type { Client } from '@latchkey/sdk';
import type { IgnoreOffer } from '../files/ignore-offer.ts';
import type { Terminal } from '../terminal.ts';
import type { JumpingClock } from './jumping-clock.ts';

/** What the steps of the demonstration share. */
export interface Stage {
  readonly provider: Provider;
  readonly server: ReferenceServer<Provider, JumpingClock>;
  readonly script: Demo;
  /** What the server allows a key. */
  readonly limit: LimitPolicy;
  /** Where the API is reached. */
  readonly baseUrl: string;
  /** Where files go. */
  readonly folder: string;
  /** What is said where git does not ignore the `.env` file: once in the whole demonstration. */
  readonly offerIgnoring: IgnoreOffer;
  readonly terminal: Terminal;
  /** Aborts when the demonstration is told to end. */
  readonly signal: AbortSignal;
  /** A client of the server, over HTTP, with a key. */
  client(secret: Secret | string): Client;
}
