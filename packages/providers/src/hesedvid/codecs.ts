import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import { valueAt } from '../spec/json-pointer.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isList, isText, isTextList, partsOf } from '../spec/parts.ts';

/** The organisation of the sample data, which the names that examples print in its place stand for (ruling 7). */
const sampleOrganization = 'org_123456789';
const placeholders = new Set(['{orgID}', 'orgID']);

/** The organisation that a path names. curl takes the braces of the printed `{orgID}` off, everything else sends them. */
export const organizationNameOf = (text: string): string => (placeholders.has(text) ? sampleOrganization : text);

/** The name of an environment that a path names by its name or by its id: `prod` of `env_prod_123456789`. */
export const environmentNameOf = (text: string): string => /^env_([a-z0-9-]+)_[0-9A-Za-z]+$/.exec(text)?.[1] ?? text;

/**
 * Reads a page of `{ body: { videos, pagination: { total, page, pageSize, totalPages } } }`. The total decides whether there is a
 * next page: `totalPages` is documented nowhere.
 * @throws TypeError when the body is no such page.
 */
export const readVideos = (body: unknown): PageRead => {
  const { part } = partsOf(body, 'list');
  const items = part('/body/videos', isList);
  const total = part('/body/pagination/total', isCount);
  const page = part('/body/pagination/page', isPositive);
  const pageSize = part('/body/pagination/pageSize', isPositive);
  return { items, total, next: page * pageSize < total ? String(page + 1) : null };
};

const isPositive = (value: unknown): value is number => isCount(value) && value > 0;

/** Writes `{ body: { videos, pagination } }`. */
export const writeVideos = ({ items, total, limit, offset }: PageWritten): unknown => ({
  body: {
    videos: items,
    pagination: {
      total,
      page: Math.floor(offset / limit) + 1,
      pageSize: limit,
      totalPages: Math.ceil(total / limit),
    },
  },
});

/** Reads `{ body: { environments } }`, which is never cut into pages. @throws TypeError when the body is none. */
export const readEnvironments = (body: unknown): PageRead => {
  const items = partsOf(body, 'list').part('/body/environments', isList);
  return { items, total: items.length, next: null };
};

/** Writes `{ body: { environments } }`. */
export const writeEnvironments = ({ items }: PageWritten): unknown => ({ body: { environments: items } });

/** The words of a 403; the first four are the seed's. */
export const noEnvironment = 'Valid key, insufficient permissions. The key has no access to this environment.';
export const noOrganization = 'Valid key, insufficient permissions. The key has no access to this organization.';

/** Writes problem details (RFC 9457): `{ title, status, detail }`, and `errors` where a part of the request is at fault. */
export const writeProblem = ({ status, code, message, details }: Problem): unknown => ({
  title: code,
  status,
  detail: message,
  ...details,
});

/** Reads problem details, also without some of their members; null where the body has neither title nor detail. */
export const readProblem = (status: number, body: unknown): ProblemRead | null => {
  const title = valueAt(body, '/title') ?? '';
  const message = valueAt(body, '/detail') ?? (title || null);
  if (!isText(title) || !isText(message)) return null;
  const error = errorOf(status, message);
  const errors = valueAt(body, '/errors');
  const required = valueAt(body, '/required');
  return {
    status,
    code: title,
    message,
    error,
    ...(isList(errors) ? { details: { errors } } : {}),
    ...(isTextList(required) ? { requiredScopes: required } : {}),
    ...(status === 403 && /^The URL /.test(message)
      ? { hint: 'A signed URL works for a while: ask for a new one.' }
      : {}),
  };
};

/** What the body's words tell beyond its status. */
const errorOf = (status: number, message: string): ErrorCode => {
  if (status === 401 && /\bexpired\b/i.test(message)) return 'key_expired';
  if (status === 403 && /\borgani[sz]ation\b/i.test(message)) return 'wrong_organization';
  if (status === 403 && /\benvironment\b/i.test(message)) return 'wrong_environment';
  return errorCodeOfStatus(status);
};
