import type { SessionEvent } from '../engine/audit/audit-session.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { Person } from '../person.ts';
import type { Handlers, Reply, WorldRequest } from '../world.ts';
import { type Desk, forPeople, isApproved, json } from './desk.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';
import type { Sessions } from './open-sessions.ts';
import { keeperOf, writePerson } from './people.ts';
import type { PlaneOptions } from './plane-options.ts';
import { planePath } from './plane-path.ts';
import { refusedWith } from './problem.ts';
import type { LeaveGate, SignInGate } from './sign-in-gate.ts';

/** How long a session lasts, however much it is used. */
export const sessionMs = 8 * 3_600_000;

interface SessionParts {
  readonly sessions: Sessions;
  readonly cookie: string;
  readonly signIn: PlaneOptions['signIn'];
  readonly gate: SignInGate;
}

/** Signing in and out. A session is a key of the plane's own: kept as a digest, dead when it is revoked or over. */
export const sessionHandlers = (
  desk: Desk,
  { sessions, cookie, signIn, gate }: SessionParts,
): Pick<Handlers, 'listPeople' | 'signIn' | 'getSession' | 'signOut'> => {
  const shown = (person: Person, expiresAt: Date | null) => {
    const gate = desk.manager.approval;
    return {
      person: writePerson(person),
      expiresAt: expiresAt?.toISOString() ?? null,
      approval: gate && {
        status: person.approval ?? '',
        isApproved: isApproved(gate.approved, person.approval),
        redirect: gate.redirect,
        notice: gate.notice,
      },
    };
  };

  const open = async (request: WorldRequest, person: Person): Promise<Reply> => {
    await sessions.makeRoom();
    const issued = await sessions.engine().issue({
      actor: { kind: 'system' },
      owner: person.id,
      name: 'Session',
      scopes: [],
      expiresAt: Math.ceil(desk.clock.now()) + sessionMs,
      address: request.address,
      requestId: request.requestId,
    });
    if (!issued.ok) return refusedWith('forbidden', issued.problem.message);
    await audited(request, 'sign_in', person);
    const value = cookieText(request, `${cookie}=${issued.secret.reveal()}`);
    return {
      kind: 'json',
      body: withNulls(shown(person, issued.key.expiresAt)),
      headers: [['Set-Cookie', value]],
    };
  };

  const audited = async (request: WorldRequest, action: SessionEvent['action'], person: Person | null) => {
    const actor = person && keeperOf(person);
    await desk.engine().auditSession({ action, actor, address: request.address, requestId: request.requestId });
  };

  /** Whose credentials they are; a failure of who knows them is nobody's fault who asks. */
  const identified = async (known: () => MaybePromise<string | null>, leave: LeaveGate): Promise<Person | null> => {
    let person: Person | null = null;
    try {
      const id = await known();
      person = id === null ? null : desk.people.find(id);
    } catch (thrown) {
      leave(true);
      throw thrown;
    }
    leave(person !== null);
    return person;
  };

  /** Who is meant, where people are picked: on this machine only, where whoever asks could change everything anyway. */
  const picked = (request: WorldRequest, id: string): Person | Reply => {
    if (signIn !== undefined || !isHere(request)) return noPicking(signIn !== undefined);
    return (
      desk.people.find(id) ?? refusedWith('not_found', 'There is no such person. List the people to see their ids.')
    );
  };

  return {
    listPeople(request) {
      if (signIn !== undefined || !isHere(request)) return noPicking(signIn !== undefined);
      return json({ people: desk.people.all.map(writePerson) });
    },
    async signIn(request) {
      const { person: id, credentials } = signInOf(request.body);
      if (id !== undefined) {
        const person = picked(request, id);
        return 'kind' in person ? person : open(request, person);
      }
      if (signIn === undefined)
        return refusedWith('not_from_here', 'Nobody here knows any credentials. Pick a person.');
      const entered = gate.enter(request.address);
      if (typeof entered === 'number') {
        return {
          kind: 'refused',
          refusal: { kind: 'rate_limited', policy: 'failed_sign_ins', retryAfterMs: entered },
        };
      }
      const person = await identified(() => signIn(credentials), entered);
      if (person !== null) return open(request, person);
      await audited(request, 'sign_in_failed', null);
      return refusedWith('sign_in_refused', 'These are nobody’s credentials. Try again.');
    },
    getSession: forPeople(desk, async (request, { person }) => {
      const session = await sessions.engine().get({ actor: { kind: 'system' }, id: request.key?.id ?? '' });
      return json(withNulls(shown(person, session.ok ? session.key.expiresAt : null)));
    }),
    async signOut(request) {
      await sessions.engine().revoke({
        actor: { kind: 'system' },
        id: request.key?.id ?? '',
        address: request.address,
        requestId: request.requestId,
      });
      const person = desk.people.find(request.key?.owner ?? '');
      if (person !== null) await audited(request, 'sign_out', person);
      return {
        kind: 'json',
        body: { signedOut: true },
        headers: [['Set-Cookie', `${cookieText(request, `${cookie}=`)}; Max-Age=0`]],
      };
    },
  };
};

/** The document has checked it. */
const signInOf = (body: unknown): { readonly person?: string; readonly credentials?: unknown } =>
  typeof body === 'object' && body !== null ? body : {};

const withNulls = <T extends { readonly approval: unknown }>(session: T) => ({
  ...session,
  approval: session.approval ?? null,
});

/** Whether a request comes from this machine, under a name of this machine. */
const isHere = ({ isInProcess, address, baseUrl }: WorldRequest): boolean =>
  isInProcess === true ||
  (address !== null && isLoopbackAddress(address) && isLoopbackHost(URL.parse(baseUrl)?.hostname ?? ''));

const noPicking = (hasSignIn: boolean): Reply =>
  refusedWith(
    'not_from_here',
    hasSignIn
      ? 'Nobody is picked here. Sign in with credentials.'
      : 'A person is picked without a password on this machine only. Whoever runs the server can give it a way to sign in (`plane.signIn`).',
  );

/** For the site beside which the plane lies, its pages too, and no script. Not over plain HTTP, but on this machine. */
const cookieText = ({ baseUrl }: WorldRequest, pair: string): string => {
  const url = new URL(baseUrl);
  const isSecure = url.protocol === 'https:' || !isLoopbackHost(url.hostname);
  // The plane's own path ends it: `/`, or `/name/` where several servers stand side by side.
  const path = url.pathname.slice(0, -planePath.length) || '/';
  return `${pair}; Path=${path}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
};
