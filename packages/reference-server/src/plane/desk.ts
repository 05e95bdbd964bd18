import type { Clock, Manager, Provider } from '@latchkey/providers';
import type { ActContext, Keeper } from '../engine/actor.ts';
import type { Engine } from '../engine/engine.ts';
import type { Person } from '../person.ts';
import type { Handler, Reply, World, WorldRequest } from '../world.ts';
import { keeperOf, type People } from './people.ts';
import { refusedWith } from './problem.ts';

/** What the plane's handlers work with: the system that they stand beside, and its engine. */
export interface Desk {
  readonly provider: Provider;
  readonly manager: Manager;
  readonly world: Pick<World, 'organization' | 'places'>;
  readonly people: People;
  readonly clock: Pick<Clock, 'now'>;
  /** The time zone of dates (ruling 22). */
  readonly zone: string;
  /** The environment that the server answers for; null where the system has none. */
  readonly environment: string | null;
  /** The path under which the system's API lies, without a slash at its end. */
  readonly basePath: string;
  /** The system's engine, as it is at present. */
  engine(): Engine;
}

/** Who asks, and in whose name things are done. */
export interface Visitor {
  readonly person: Person;
  readonly actor: Keeper;
  /** What acts are told of who does them. */
  readonly by: ActContext<Keeper>;
}

export type PersonHandler = (request: WorldRequest, visitor: Visitor) => Reply | Promise<Reply>;

/** Answers people who are signed in. A person that the world knows no more has no session either. */
export const forPeople =
  ({ people }: Pick<Desk, 'people'>, handler: PersonHandler): Handler =>
  (request) => {
    const person = people.find(request.key?.owner ?? '');
    if (person === null)
      return refusedWith(
        'session_over',
        'Nobody here is the person of this session any more. Sign in as somebody else.',
      );
    const actor = keeperOf(person);
    return handler(request, {
      person,
      actor,
      by: { actor, address: request.address, requestId: request.requestId },
    });
  };

/** Answers people whom the system lets come to their keys: where it approves of people, others are told where to go. */
export const forApproved = (desk: Desk, handler: PersonHandler): Handler =>
  forPeople(desk, (request, visitor) => {
    const gate = desk.manager.approval;
    const { approval } = visitor.person;
    if (gate === undefined || isApproved(gate.approved, approval)) return handler(request, visitor);
    return refusedWith('not_approved', gate.notice, {
      redirect: gate.redirect,
      ...(approval === undefined ? {} : { approval }),
    });
  });

/** Whether an approval is one that opens the way. */
export const isApproved = (approved: readonly string[], approval: string | undefined): boolean =>
  approval !== undefined && approved.includes(approval);

/** An answer in JSON. */
export const json = (body: unknown): Reply => ({ kind: 'json', body });
