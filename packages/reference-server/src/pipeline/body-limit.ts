/** The most that a request's body may hold, unless the document says more of an upload: 1 MiB. */
export const maxBodyBytes = 1_048_576;

/** The document's word for the most that a body of a media type other than JSON may hold, in bytes. */
const extension = 'x-latchkey-max-bytes';

/**
 * The most bytes that a media type object of the document allows.
 * @throws Error where it says something that is no number of bytes.
 */
export const maxBytesOf = (mediaType: Readonly<Record<string, unknown>>): number => {
  const told = mediaType[extension];
  if (told === undefined) return maxBodyBytes;
  if (typeof told === 'number' && Number.isSafeInteger(told) && told > 0) return told;
  throw new Error(`The document's '${extension}' must be a whole number of bytes from 1 up.`);
};
