/**
 * An origin as URLs write it.
 * @throws RangeError when the text is none.
 */
export const checkedOrigin = (text: string): string => {
  const url = URL.parse(text);
  const isOrigin = url && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.hash}` === '/';
  if (isOrigin && url.username + url.password === '') return url.origin;
  throw new RangeError("An origin is a scheme and a host, such as 'http://localhost:4010', without a path.");
};
