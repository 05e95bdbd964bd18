/** What a server says of the file behind a link: by this a rest is known to be the rest of the same. */
export interface RemoteFile {
  /** A strong `ETag` or else `Last-Modified`, as `If-Range` takes them; null: nothing tells two files apart. */
  readonly validator: string | null;
  /** Whether it comes packed: a rest of it would begin in the middle of that, and is not to be asked for. */
  readonly isPacked: boolean;
  /** Bytes of the whole. */
  readonly total: number | null;
}

/** What an answer brings. */
export type Delivery =
  /** Bytes of the file from there on. */
  | { readonly kind: 'bytes'; readonly from: number; readonly file: RemoteFile }
  /** Nothing is missing. */
  | { readonly kind: 'nothing' }
  /** The part that was asked for is of no file there: ask for the whole. */
  | { readonly kind: 'other' };

/**
 * Reads what a 200, 206 or 416 brings.
 * @param held how many bytes were asked to be left out, and of which file
 */
export const readDelivery = (
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  held: { readonly bytes: number; readonly file: RemoteFile | null },
): Delivery => {
  if (status === 200) {
    const file = { validator: validatorOf(headers), isPacked: isPacked(headers), total: lengthOf(headers) };
    return { kind: 'bytes', from: 0, file };
  }
  const [, first, size] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  const total = size === undefined || size === '*' ? null : Number(size);
  if (status === 416) return { kind: total === held.bytes && total === held.file?.total ? 'nothing' : 'other' };
  const validator = validatorOf(headers) ?? held.file?.validator ?? null;
  const isOther = Number(first) !== held.bytes || validator !== held.file?.validator;
  const isResized = total !== null && (held.file?.total ?? total) !== total;
  if (first === undefined || isOther || isResized || isPacked(headers)) return { kind: 'other' };
  return {
    kind: 'bytes',
    from: held.bytes,
    file: { validator, isPacked: false, total: total ?? held.file?.total ?? null },
  };
};

const validatorOf = (headers: Headers): string | null => {
  const tag = headers.get('etag');
  return tag?.startsWith('"') ? tag : headers.get('last-modified');
};

/** A packed body has another length than its content. */
const lengthOf = (headers: Headers): number | null => {
  const length = headers.get('content-length');
  return length === null || isPacked(headers) || !/^\d+$/.test(length) ? null : Number(length);
};

/** It was asked not to be; `identity` says that it is not (RFC 9110 §12.5.3). */
const isPacked = (headers: Headers): boolean =>
  (headers.get('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity';
