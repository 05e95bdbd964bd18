import type { Operation, Operations, Refusal } from '@latchkey/providers';
import { createSelect, type Select } from './selection.ts';

/** Where a request's method and path lead. */
export type Routed =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      /** Decoded path parameters; null stands for one whose percent-encoding is malformed. */
      readonly path: Readonly<Record<string, string | null>>;
    }
  /** Operations that share a method and a path: which is meant, the body tells. */
  | {
      readonly kind: 'selection';
      readonly select: Select;
      readonly path: Readonly<Record<string, string | null>>;
    }
  /** An OPTIONS request for a path that exists. */
  | { readonly kind: 'options'; readonly allowed: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type Router = (method: string, path: string) => Routed;

interface Branch {
  readonly statics: Map<string, Branch>;
  parameter: Branch | null;
  readonly routes: Map<string, Route>;
  /** What `Allow` says, sorted. */
  allowed: readonly string[];
}

interface Route {
  readonly operation: Operation;
  readonly names: readonly string[];
  /** Where more than one operation is planted: which is meant. */
  readonly select: Select | null;
}

const notFound: Routed = { kind: 'refused', refusal: { kind: 'not_found', what: 'Route' } };

/**
 * A router over a document's paths, a tree of their segments: a request costs its own segments, however many operations
 * there are. Static segments beat parameters; a trailing slash is another path; `%2F` stays inside its segment.
 * @param basePath without a slash at its end
 * @throws Error when a path template is none that the server can route.
 */
export const createRouter = (operations: Operations, basePath: string): Router => {
  const root = newBranch();
  for (const shared of sharedPlaces(operations)) plant(root, shared);
  const start = `${basePath}/`;

  return (method, path) => {
    if (!path.startsWith(start)) return notFound;
    const values: string[] = [];
    const branch = find(root, path.slice(start.length).split('/'), 0, values);
    if (!branch) return notFound;
    if (method === 'OPTIONS') return { kind: 'options', allowed: branch.allowed };
    const route = branch.routes.get(method) ?? (method === 'HEAD' ? branch.routes.get('GET') : undefined);
    if (!route) return { kind: 'refused', refusal: { kind: 'method_not_allowed', allowed: branch.allowed } };
    const decoded = decodedPath(route.names, values);
    if (route.select !== null) return { kind: 'selection', select: route.select, path: decoded };
    return { kind: 'operation', operation: route.operation, path: decoded };
  };
};

const newBranch = (): Branch => ({ statics: new Map(), parameter: null, routes: new Map(), allowed: [] });

type Shared = readonly [Operation, ...Operation[]];

/** Operations by their method and path: more than one where the body tells which is meant. */
const sharedPlaces = (operations: Operations): Iterable<Shared> => {
  const places = new Map<string, Shared>();
  for (const operation of Object.values(operations)) {
    const place = `${operation.method} ${operation.path}`;
    const others = places.get(place);
    places.set(place, others ? [...others, operation] : [operation]);
  }
  return places.values();
};

const plant = (root: Branch, shared: Shared): void => {
  const [operation] = shared;
  const names: string[] = [];
  let branch = root;
  for (const segment of operation.path.split('/').slice(1)) {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name !== undefined) {
      names.push(name);
      branch.parameter ??= newBranch();
      branch = branch.parameter;
    } else if (/[{}]/.test(segment)) {
      throw new Error(`The path '${operation.path}' mixes text and a parameter in one segment, which is not served.`);
    } else {
      const next = branch.statics.get(segment) ?? newBranch();
      branch.statics.set(segment, next);
      branch = next;
    }
  }
  const taken = branch.routes.get(operation.method);
  if (taken) throw new Error(`Operations '${taken.operation.id}' and '${operation.id}' share a method and a path.`);
  const isChosen = shared.length > 1 || operation.when !== undefined;
  branch.routes.set(operation.method, { operation, names, select: isChosen ? createSelect(shared) : null });
  const methods = [...branch.routes.keys()];
  branch.allowed = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
};

/** The branch that a path leads to; fills `values` with the raw segments that stand for parameters. */
const find = (branch: Branch, segments: readonly string[], at: number, values: string[]): Branch | null => {
  const segment = segments[at];
  if (segment === undefined) return branch.routes.size > 0 ? branch : null;
  const literal = branch.statics.get(segment) ?? branch.statics.get(decoded(segment) ?? segment);
  const found = literal && find(literal, segments, at + 1, values);
  if (found) return found;
  if (!branch.parameter || segment === '') return null;
  values[values.length] = segment;
  const inner = find(branch.parameter, segments, at + 1, values);
  if (!inner) values.pop();
  return inner;
};

const decodedPath = (names: readonly string[], values: readonly string[]): Record<string, string | null> => {
  const path: Record<string, string | null> = {};
  for (let at = 0; at < names.length; at++) path[names[at] ?? ''] = decoded(values[at] ?? '');
  return path;
};

const decoded = (segment: string): string | null => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};
