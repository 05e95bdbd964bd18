import type { FetchLike } from '../src/index.ts';

/** What a stub was asked. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly redirect: string | undefined;
}

/** Answers in order; the last one stays. A function is called and may throw. */
export const stub = (...answers: (Response | (() => Response | Promise<Response>))[]) => {
  const asked: Asked[] = [];
  const fetch: FetchLike = async (input, init) => {
    asked.push({
      url: String(input),
      method: init?.method ?? 'GET',
      headers: Object.fromEntries(Object.entries(init?.headers ?? {})),
      body: typeof init?.body === 'string' ? init.body : undefined,
      redirect: init?.redirect,
    });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new TypeError('no answer prepared');
    return typeof answer === 'function' ? answer() : answer.clone();
  };
  return { fetch, asked };
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** What a promise rejects with. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const none = Symbol('none');
  const thrown = await promise.then(
    () => none,
    (error: unknown) => error,
  );
  if (thrown === none) throw new Error('It did not reject.');
  return thrown;
};
