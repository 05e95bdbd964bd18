import type { Engine } from '../engine/engine.ts';
import type { Person } from '../person.ts';
import type { Handlers, Reply, WorldRequest } from '../world.ts';
import { type Desk, forPeople, isApproved, json } from './desk.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';
import { writePerson } from './people.ts';
import type { PlaneOptions } from './plane-options.ts';
import { planePath } from './plane-path.ts';
import { refusedWith } from './problem.ts';

/** How long a session lasts, however much it is used. */
export const sessionMs = 8 * 3_600_000;

interface SessionParts {
  /** The engine whose keys are sessions. */
  readonly sessions: Engine;
  readonly cookie: string;
  readonly signIn: PlaneOptions['signIn'];
}

/** Signing in and out. A session is a key of the plane's own: kept as a digest, dead when it is revoked or over. */
export const sessionHandlers = (
  desk: Desk,
  { sessions, cookie, signIn }: SessionParts,
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
    const issued = await sessions.issue({
      actor: { kind: 'system' },
      owner: person.id,
      name: 'Session',
      scopes: [],
      expiresAt: Math.ceil(desk.clock.now()) + sessionMs,
      address: request.address,
      requestId: request.requestId,
    });
    if (!issued.ok) return refusedWith('forbidden', issued.problem.message);
    const value = cookieText(request, `${cookie}=${issued.secret.reveal()}`);
    return {
      kind: 'json',
      body: withNulls(shown(person, issued.key.expiresAt)),
      headers: [['Set-Cookie', value]],
    };
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
      if (signIn === undefined) return refusedWith('forbidden', 'Nobody here knows any credentials. Pick a person.');
      const known = await signIn(credentials);
      const person = known === null ? null : desk.people.find(known);
      if (person === null) return refusedWith('sign_in_refused', 'These are nobody’s credentials. Try again.');
      return open(request, person);
    },
    getSession: forPeople(desk, async (request, { person }) => {
      const session = await sessions.get({ actor: { kind: 'system' }, id: request.key?.id ?? '' });
      return json(withNulls(shown(person, session.ok ? session.key.expiresAt : null)));
    }),
    async signOut(request) {
      await sessions.revoke({
        actor: { kind: 'system' },
        id: request.key?.id ?? '',
        address: request.address,
        requestId: request.requestId,
      });
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
    'forbidden',
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
