import { type LimitPolicy, type OpenField, openFields, type Plan } from '@latchkey/providers';
import type { Person } from '../person.ts';
import type { Handlers } from '../world.ts';
import { type Desk, json } from './desk.ts';
import { choicesFor } from './places.ts';

/** What the system declares, for pages and prompts that build themselves from it (ruling 31). */
export const systemHandlers = (desk: Desk): Pick<Handlers, 'getSystem'> => ({
  getSystem({ baseUrl, key }) {
    const person = key === null ? null : desk.people.find(key.owner);
    const { provider, manager, zone, environment } = desk;
    const { access, lifecycle, binding, keyFormat } = provider;
    const { expiry } = lifecycle;
    return json({
      id: provider.id,
      title: provider.title,
      documentation: provider.documentation,
      baseUrl: systemUrl(desk, baseUrl),
      variables: provider.variables,
      environment,
      environments: keyFormat.environments,
      zone,
      acts: lifecycle.acts,
      editable: lifecycle.editable,
      expiry:
        expiry.kind === 'choices'
          ? { kind: expiry.kind, choices: expiry.choices, recommended: expiry.recommended }
          : { kind: expiry.kind },
      rotation: lifecycle.rotation ? { overlapMs: lifecycle.rotation.overlapMs } : null,
      afterRevocation: lifecycle.afterRevocation,
      scopes: access.kind === 'none' ? [] : access.vocabulary,
      permissions: access.kind === 'none' ? [] : (access.permissions ?? []),
      types: (binding?.types ?? [])
        .filter(({ offered }) => offered)
        .map(({ id, title, description, useCase, reach }) => ({
          id,
          title,
          description,
          ...(useCase === undefined ? {} : { useCase }),
          reach,
        })),
      keyLimits: (provider.keyLimits ?? []).map(({ id, title, window }) => ({ id, title, window })),
      plans: (provider.plans?.offered ?? []).map(writePlan),
      fields: openFields(provider, manager.form).map((field) => withPlaces(desk, person, field)),
      manager,
    });
  },
});

/** Where the system is reached, the way that the request came. @param baseUrl the plane's own */
export const systemUrl = ({ basePath }: Pick<Desk, 'basePath'>, baseUrl: string): string =>
  baseUrl.slice(0, baseUrl.lastIndexOf('/')) + basePath;

/** A plan as JSON. */
export const writePlan = ({ id, title, keys = null, limits, allowances = {} }: Plan) => ({
  id,
  title,
  keys,
  limits: limits.map(writeLimit),
  allowances,
});

const writeLimit = ({ id, title, window, quota }: LimitPolicy) => ({ id, title, window, quota });

/** Organisations and their environments are the installation's own: each person is told theirs, and a stranger none (security 10, 44). */
const withPlaces = (desk: Desk, person: Person | null, field: OpenField): OpenField => {
  const names = field.options === null && person !== null ? choicesFor(desk, person, field.field) : null;
  return names === null
    ? field
    : { ...field, options: names.map((name) => ({ value: name, label: name, isPreselected: false })) };
};
