/** A `fetch` that answers at once, with the same JSON to everybody. */
export const jsonStub = (body: unknown): ((input: string | URL | Request, init?: RequestInit) => Promise<Response>) => {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  return async () => new Response(text, { status: 200, headers });
};
