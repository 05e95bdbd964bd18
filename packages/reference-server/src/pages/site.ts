import type { Clock, Problem } from '@latchkey/providers';
import { hexOf } from '../engine/hex.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Person } from '../person.ts';
import { createDateText, type Header } from '../pipeline/headers.ts';
import { documentOf, safety } from './document.ts';
import { fieldsIn } from './fields.ts';
import { formTokens } from './form-tokens.ts';
import { type Html, html } from './html.ts';
import { createNotices } from './notices.ts';
import { type Page, type PageReply, tokenField } from './page.ts';

/** Somebody who is signed in. */
export interface SignedIn {
  readonly person: Person;
  /** Says which of the person's sessions it is, and is no secret. */
  readonly session: string;
}

export interface SiteParts {
  readonly title: string;
  readonly clock: Pick<Clock, 'now' | 'hold'>;
  /** The path under which the API lies, without a slash at its end. */
  readonly basePath: string;
  random(size: number): Uint8Array;
  digest(text: string): string;
  /** Why a request is not let near any page, such as one for a host that is not known here; null where it is. */
  guard(exchange: Exchange): Problem | null;
  /** Whose session a request carries; null where it carries none that lives. */
  signedIn(exchange: Exchange): MaybePromise<SignedIn | null>;
  /** Told of each answer, and of what was thrown where the answer is the 500 that comes of it. */
  journal(exchange: Exchange, status: number, thrown: unknown): void;
}

/** The pages of a system's own site, opened. */
export interface Site {
  /** Where its pages are, from its root. */
  readonly paths: readonly string[];
  /** Answers what one of the pages is asked; null for any other path. Never rejects. */
  handle(exchange: Exchange): MaybePromise<Answer> | null;
}

/** The most that a form may hold, in bytes. */
const maxFormBytes = 65_536;

/**
 * Serves pages. Who is not signed in gets a 401; a form is taken only from a page of ours, with the token that was written into
 * it (security 76).
 */
export const openSite = (pages: readonly Page[], parts: SiteParts): Site => {
  const { title, clock } = parts;
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const tokens = formTokens(parts.random(32), parts.digest);
  const notices = createNotices();
  const write = createWriter(() => clock.now());
  const refused = (status: number, text: string, headers: readonly Header[] = []) =>
    write.page(status, { title, body: html`<p>${text}</p>`, headers });

  const replied = (session: string, reply: PageReply): Answer => {
    if (reply.kind === 'page') return write.page(reply.status ?? 200, reply);
    if (reply.notice !== undefined) notices.leave(session, reply.notice);
    return write.text(302, '', [['Location', reply.to]]);
  };

  const ask = (
    { answer, isPost }: { readonly answer: Extract<Page, { kind: 'page' }>['answer']; readonly isPost: boolean },
    exchange: Exchange,
    { person, session }: SignedIn,
    form: string,
  ): MaybePromise<Answer> =>
    after(
      answer({
        method: isPost ? 'POST' : 'GET',
        person,
        query: fieldsIn(exchange.query),
        form: fieldsIn(form),
        formToken: tokens.of(session),
        newFormId: hexOf(parts.random(16)),
        notice: notices.take(session),
        apiUrl: exchange.origin + parts.basePath,
        address: exchange.address,
        nowMs: clock.now(),
      }),
      (reply) => replied(session, reply),
    );

  const open = ({ answer }: Extract<Page, { kind: 'page' }>, exchange: Exchange, signed: SignedIn) => {
    if (exchange.method !== 'POST') return ask({ answer, isPost: false }, exchange, signed, '');
    if (!formType.test(exchange.header('content-type') ?? '')) {
      return refused(415, 'Send the form as application/x-www-form-urlencoded.');
    }
    return after(exchange.body(maxFormBytes), (bytes) => {
      if (bytes.length > maxFormBytes) return refused(413, `A form holds at most ${maxFormBytes} bytes.`);
      const form = new TextDecoder().decode(bytes);
      const isOurs = tokens.isOf(signed.session, fieldsIn(form).one(tokenField));
      return isOurs ? ask({ answer, isPost: true }, exchange, signed, form) : refused(403, foreignForm);
    });
  };

  const serve = (page: Page, exchange: Exchange): MaybePromise<Answer> => {
    const problem = parts.guard(exchange);
    if (problem) return refused(problem.status, problem.message);
    const methods: readonly string[] = page.kind === 'page' ? page.methods : ['GET'];
    if (!methods.includes(exchange.method === 'HEAD' ? 'GET' : exchange.method)) {
      return refused(405, `Send ${methods.join(' or ')}.`, [['Allow', [...methods, 'HEAD'].join(', ')]]);
    }
    if (page.kind === 'file') return write.text(200, page.content, [['Content-Type', page.contentType]]);
    return after(parts.signedIn(exchange), (signed) =>
      signed === null
        ? refused(401, 'Sign in first.', [['WWW-Authenticate', `Session realm="${title}"`]])
        : open(page, exchange, signed),
    );
  };

  const finish =
    (exchange: Exchange, thrown: unknown = null) =>
    (answer: Answer): Answer => {
      parts.journal(exchange, answer.status, thrown);
      return exchange.method === 'HEAD' ? write.head(answer) : answer;
    };
  const fail = (exchange: Exchange, thrown: unknown) => finish(exchange, thrown)(refused(500, 'The server failed.'));

  return {
    paths: [...byPath.keys()],
    handle(exchange) {
      const page = byPath.get(exchange.path);
      if (!page) return null;
      try {
        const given = serve(page, exchange);
        if (!isPromise(given)) return finish(exchange)(given);
        return given
          .then(finish(exchange))
          .catch((thrown) => fail(exchange, thrown))
          .finally(clock.hold());
      } catch (thrown) {
        return fail(exchange, thrown);
      }
    },
  };
};

const foreignForm = 'The form is none of this page, or the page is too old. Open it anew.';

const formType = /^application\/x-www-form-urlencoded(?:\s*;|$)/i;

/** Writes answers with what is said with every page. */
const createWriter = (nowMs: () => number) => {
  const dateText = createDateText();
  const text = (status: number, body: string, headers: readonly Header[]): Answer => ({
    status,
    headers: [['Date', dateText(nowMs())], ...safety, ...headers],
    body,
  });
  return {
    text,
    page: (
      status: number,
      {
        title,
        body,
        styles = null,
        headers = [],
      }: {
        readonly title: string;
        readonly body: Html;
        readonly styles?: string | null;
        readonly headers?: readonly Header[];
      },
    ): Answer =>
      text(status, documentOf(title, body, styles).text, [['Content-Type', 'text/html; charset=utf-8'], ...headers]),
    /** The same without its body. */
    head: ({ body, headers, ...answer }: Answer): Answer => {
      const length = typeof body === 'string' ? new TextEncoder().encode(body).length : (body?.length ?? 0);
      return { ...answer, headers: [...headers, ['Content-Length', String(length)]], body: null };
    },
  };
};
