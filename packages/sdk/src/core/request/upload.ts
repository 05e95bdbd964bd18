import { type ErrorReading, errorCodeOfStatus, type Operation } from '@latchkey/providers';
import type { Kit } from '../kit.ts';
import type { BodyGiven, UploadOptions } from '../options.ts';
import type { Settings } from '../settings.ts';
import { linkPieces } from './link-pieces.ts';

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
  const uploading = {
    ...settings,
    provider: { ...settings.provider, errors },
    baseUrl: url.href,
    timeoutMs: Math.min(kit.longestTimerMs, kit.duration('timeout', timeout)),
    gateFor: () => gate,
  };
  const call = kit.createCall(uploading);
  const secrets = linkPieces(url).map(kit.secretOf);
  await call(operation, { body, contentType }, { ...options, secrets });
};

/** A host of files speaks no system's dialect, and its answer is not quoted: it may repeat the link in many ways. */
const errors: ErrorReading = {
  read: (status) => ({
    status,
    code: '',
    error: errorCodeOfStatus(status),
    message: 'Where the link leads, the file was not taken',
  }),
  hints: { insufficient_scope: 'The link may have run out: ask for a new one.' },
};

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
