import { environmentName, type KeyReach, organizationName } from '@latchkey/providers';
import { hesedvid } from '@latchkey/providers/hesedvid';
import type { Reply, WorldRequest } from '../../world.ts';
import type { WorldSize } from './options.ts';

/** Where a video lies. */
export interface Place {
  readonly organization: string;
  readonly environment: string;
}

type Refused = Extract<Reply, { kind: 'refused' }>;

export const notFound = (what: string): Refused => ({ kind: 'refused', refusal: { kind: 'not_found', what } });

export const isRefused = <T extends object>(value: T | Refused): value is Refused =>
  'kind' in value && value.kind === 'refused';

/** The id of an environment beside its name. */
export const environmentId = ({ organization, environment }: Place): string =>
  `env_${environment}_${organization.replace(/^org_/, '')}`;

/** What is there to be reached: which organisations, and which environments of each. */
export interface Places {
  /**
   * The environments that a request asks for, as far as its key reaches them: the one that its path names, else all of the
   * organisation's. The engine has refused what lies beyond the key's reach already.
   */
  of(request: Pick<WorldRequest, 'path' | 'key'>): readonly Place[] | Refused;
  /** The one that a path names; null where there is none such. */
  at(path: WorldRequest['path']): Place | null;
}

export const placesOf = ({ organizations, environments }: WorldSize): Places => {
  const organizationOf = (path: WorldRequest['path']): string | null => {
    const name = organizationName(hesedvid.binding, path.orgID ?? '');
    return organizations.includes(name) ? name : null;
  };
  const environmentOf = (organization: string, text: string): Place | null => {
    const place = { organization, environment: environmentName(hesedvid.binding, text) };
    // The id of another organisation's environment is none of this one.
    const isNamed = text === place.environment || text === environmentId(place);
    return isNamed && environments.includes(place.environment) ? place : null;
  };
  const at: Places['at'] = (path) => {
    const organization = organizationOf(path);
    return organization === null ? null : environmentOf(organization, path.envID ?? '');
  };

  return {
    of({ path, key }) {
      const organization = organizationOf(path);
      if (organization === null) return notFound('Organization');
      if (path.envID !== undefined) {
        const place = environmentOf(organization, path.envID);
        return place ? [place] : notFound('Environment');
      }
      return environments
        .filter((environment) => isReached(key?.reach ?? null, environment))
        .map((environment) => ({ organization, environment }));
    },
    at,
  };
};

const isReached = (reach: KeyReach | null, environment: string): boolean =>
  reach !== null && (reach.environment === null || reach.environment === environment);
