import type { Operation, Secret } from '@latchkey/providers';
import type { Kit } from './kit.ts';
import type { BodyGiven, UploadOptions } from './options.ts';
import type { Settings } from './settings.ts';

const defaultTimeout = '1h';

/** Not of the document: a link that carries its own leave. The path is empty, because the link is the whole address. */
const operation: Operation = {
  id: 'upload',
  method: 'PUT',
  path: '',
  tags: [],
  parameters: [],
  body: { contentType: 'application/octet-stream', required: true },
  scopes: null,
  page: null,
  produces: [],
  success: 200,
  idempotencyKey: false,
};

/**
 * Puts bytes where a signed link leads. The key is never sent along, and the link, which is as good as one, is in no error.
 * @throws LatchkeyError `config` where the link is neither `https:` nor on this machine
 */
export const upload = async (
  kit: Kit,
  settings: Settings,
  link: string | URL,
  body: BodyGiven,
  { timeout = defaultTimeout, contentType, ...options }: UploadOptions,
): Promise<void> => {
  const gate = kit.createGate();
  const url = checkLink(kit, link);
  const { provider } = settings;
  const hints = { ...provider.errors.hints, insufficient_scope: 'The link may have run out: ask for a new one.' };
  const uploading = {
    ...settings,
    provider: { ...provider, errors: { ...provider.errors, hints } },
    baseUrl: url.href,
    timeoutMs: Math.min(kit.longestTimerMs, kit.duration('timeout', timeout)),
    gateFor: () => gate,
  };
  const call = kit.createCall(uploading);
  await call(operation, { body, contentType }, { ...options, secrets: secretsOf(kit, url) });
};

/** The link and its longer pieces: a storage service likes to explain which signature it expected. */
const secretsOf = ({ secretOf }: Kit, { href, search, searchParams }: URL): readonly Secret[] =>
  [href, search, ...search.split(/[?&=]/), ...searchParams.values()]
    .filter((piece) => piece.length >= shortestSecret)
    .map(secretOf);

const shortestSecret = 12;

const checkLink = ({ configError, isLoopback }: Kit, link: string | URL): URL => {
  const url = URL.parse(String(link));
  if (
    url?.username !== '' ||
    url.password !== '' ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  ) {
    throw configError('The upload link is no https: URL.', 'Give the link as the system answered it.');
  }
  url.hash = '';
  return url;
};
