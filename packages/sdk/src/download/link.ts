import { isLoopback } from '../core/base-url.ts';
import { configError } from '../core/config-error.ts';
import type { HideKeys } from '../core/scrub.ts';

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

/** Takes a link and its longer pieces out of a text: it is as good as a key. */
export const linkHider = ({ href, search, searchParams }: URL): HideKeys => {
  const pieces = [href, search, ...search.split(/[?&=]/), ...searchParams.values()];
  const secrets = pieces.filter((piece) => piece.length >= shortestSecret);
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '******'), text);
};

const shortestSecret = 12;
