import type { FetchLike } from '../src/index.ts';

/** How a file host answers one request. */
export interface HostMood {
  /** The answer breaks off after so many of its bytes. */
  readonly breaksAfter?: number;
  /** It refuses or fails instead, with a body that repeats the link. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FileHostOptions {
  content: Uint8Array;
  /** `ETag`; null: it sends none. */
  etag?: string | null;
  lastModified?: string;
  /** Whether it serves parts. Default: true. */
  readonly hasRanges?: boolean;
  /** Whether it says how long the file is. Default: true. */
  readonly saysLength?: boolean;
  /** What it does with each request in turn; afterwards it behaves. */
  readonly moods?: readonly HostMood[];
  /** How many bytes it sends at a time. */
  readonly pieceBytes?: number;
}

export interface HostRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: string | undefined;
  readonly credentials: string | undefined;
}

/** A host of one file. What it holds may be changed between requests. */
export const fileHost = (file: FileHostOptions) => {
  const asked: HostRequest[] = [];
  const fetch: FetchLike = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    asked.push({ url: String(input), headers, redirect: init.redirect, credentials: init.credentials });
    const mood = file.moods?.[asked.length - 1] ?? {};
    if (mood.status !== undefined) {
      return new Response(`<Error>${String(input)}</Error>`, { status: mood.status, headers: mood.headers ?? {} });
    }
    const { content, etag = '"v1"', lastModified, hasRanges = true, saysLength = true } = file;
    const said: Record<string, string> = {
      ...(etag === null ? {} : { ETag: etag }),
      ...(lastModified === undefined ? {} : { 'Last-Modified': lastModified }),
    };
    const range = /^bytes=(\d+)-$/.exec(headers.get('range') ?? '');
    const isCurrent = [etag, lastModified].includes(headers.get('if-range') ?? undefined);
    const from = hasRanges && range && isCurrent ? Number(range[1]) : null;
    if (from !== null && from >= content.length) {
      return new Response(null, { status: 416, headers: { ...said, 'Content-Range': `bytes */${content.length}` } });
    }
    const rest = content.subarray(from ?? 0);
    if (from !== null) said['Content-Range'] = `bytes ${from}-${content.length - 1}/${content.length}`;
    if (saysLength) said['Content-Length'] = String(rest.length);
    const body = streamOf(rest, file.pieceBytes ?? 16, mood.breaksAfter, init.signal ?? undefined);
    return new Response(body, { status: from === null ? 200 : 206, headers: said });
  };
  return { fetch, asked };
};

const streamOf = (bytes: Uint8Array, pieceBytes: number, breaksAfter: number | undefined, signal?: AbortSignal) => {
  const end = Math.min(breaksAfter ?? Number.POSITIVE_INFINITY, bytes.length);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => {
        if (at <= end) controller.error(signal.reason);
      });
    },
    pull(controller) {
      if (at < end) {
        controller.enqueue(bytes.slice(at, Math.min(end, at + pieceBytes)));
        at = Math.min(end, at + pieceBytes);
      } else if (breaksAfter !== undefined && breaksAfter <= bytes.length)
        controller.error(new TypeError('terminated'));
      else {
        at = end + 1;
        controller.close();
      }
    },
  });
};

/** Bytes that differ from place to place. */
export const bytesOf = (length: number, salt = 1): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + salt * 13) & 255);
