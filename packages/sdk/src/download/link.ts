import { cleanCopy } from '../core/error/clean-copy.ts';
import { configError } from '../core/error/config-error.ts';
import { isLatchkeyError, LatchkeyError } from '../core/error/error.ts';
import { type HideKeys, sanitisedCause } from '../core/error/scrub.ts';
import { isLoopback } from '../core/request/base-url.ts';
import { linkPieces } from '../core/request/link-pieces.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import { TimeUp, withinTime } from '../core/time/within-time.ts';
import type { LinkGiven } from './options.ts';

export interface LinkContext {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Takes keys out of what the function throws. */
  readonly hide: HideKeys;
}

/**
 * The link itself, or what the function gives.
 * @throws LatchkeyError `config` where it is no link, or the function failed otherwise than with such an error; `timeout`
 */
export const linkOf = async (link: LinkGiven, context: LinkContext): Promise<URL> =>
  checkLink(typeof link === 'function' ? await askedLink(link, context) : link);

const askedLink = async (
  link: Extract<LinkGiven, (...given: never) => unknown>,
  { timeoutMs, signal, hide }: LinkContext,
): Promise<string | URL> => {
  try {
    const given = Promise.resolve(link());
    // A client's call has time-outs of its own, and may have to wait at a limit for longer than any of them.
    return await ('result' in given ? untilAborted(given, signal) : withinTime(() => given, timeoutMs, signal));
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error;
    if (isLatchkeyError(error)) throw cleanCopy(error, hide);
    if (error instanceof TimeUp) {
      throw new LatchkeyError({
        code: 'timeout',
        message: 'download: the `link` function gave no link in time',
        hint: 'Look what it waits for, or give a longer `timeout`.',
      });
    }
    throw new LatchkeyError({
      code: 'config',
      message: 'download: the `link` function failed',
      hint: 'See the cause; it must give a link or throw.',
      cause: sanitisedCause(error, (text) => hide(text).replace(signedText, '$1******')),
    });
  }
};

/** Links, and what is named like a secret: whoever makes links prints what it was asked with. */
const signedText = /(\bhttps?:\/\/|\b\w*(?:token|key|secret|signature|password)["']?\s*[=:]\s*["']?)[^\s"'<>]+/gi;

/** @throws LatchkeyError `config` where a link is neither `https:` nor on this machine; it is not repeated in the message */
export const checkLink = (link: string | URL): URL => {
  const url = URL.parse(String(link));
  const isPlain = url?.protocol === 'http:' && isLoopback(url.hostname);
  if (url?.username !== '' || url.password !== '' || !(url.protocol === 'https:' || isPlain)) {
    throw configError('The download link is no https: URL.', 'Give the link as the system answered it.');
  }
  url.hash = '';
  return url;
};

/** Takes a link and its longer pieces out of a text, and what is hidden already. */
export const linkHider = (url: URL, hide: HideKeys): HideKeys => {
  const secrets = linkPieces(url);
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '******'), hide(text));
};
