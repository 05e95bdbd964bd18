import type { Column } from './column.ts';
import { envFile } from './env-file.ts';
import type { FormField } from './form.ts';
import type { Manager } from './manager.ts';
import type { Provider } from './provider.ts';

/** How a system's people manage their keys: as the provider declares it, else in plain words made of all else that it declares. */
export const managerOf = (provider: Provider): Manager => provider.manager ?? plainManager(provider);

const plainManager = (provider: Provider): Manager => ({
  path: ['API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    { label: 'Key', field: 'mask', as: 'mask' },
    { label: 'Status', field: 'status', as: 'status' },
    { label: 'Created', field: 'createdAt', as: 'date' },
    { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
  ],
  details: { open: 'Details', rows: rowsOf(provider) },
  form: { open: 'Create API key', title: 'Create API key', submit: 'Create', fields: fieldsOf(provider) },
  once: {
    title: 'Save your API key',
    text: 'The whole key is shown this one time.',
    steps: ['Copy the key', 'Store it securely'],
    copy: 'Copy',
    download: 'Download .env file',
    done: 'Done',
  },
  actions: Object.fromEntries(
    provider.lifecycle.acts.filter((act) => act !== 'issue').map((act) => [act, plainActions[act]]),
  ),
  statuses: {
    active: 'Active',
    expired: 'Expired',
    revoked: 'Revoked',
    disabled: 'Disabled',
    superseded: 'Replaced',
  },
  env: { lines: envFile(provider).trimEnd().split('\n').slice(1), gitignore: ['.env'] },
  examples: [],
  warnings: [],
  workflows: [],
});

/** The fields of a form, as far as the provider declares that there is something to choose. */
const fieldsOf = ({ access, binding, keyFormat, keyLimits = [], lifecycle }: Provider): Manager['form']['fields'] => {
  const fields: FormField[] = [];
  const add = (field: FormField['field'], label: string, kind: FormField['kind'], isRequired = false) =>
    fields.push({ field, label, kind, isRequired });
  if (binding) {
    add('type', 'Type', 'choice', true);
    add('organization', 'Organization', 'choice', true);
    const is = binding.types.filter(({ reach }) => reach === 'environment').map(({ id }) => id);
    fields.push({ ...environmentField, visibleWhen: { field: 'type', is } });
  } else if (keyFormat.environments) fields.push(environmentField);
  if (access.kind === 'scopes') {
    const hasPermissions = access.permissions !== undefined;
    add(
      hasPermissions ? 'permissions' : 'scopes',
      hasPermissions ? 'Permissions' : 'Scopes',
      'choices',
      !access.allowsEmpty,
    );
  }
  for (const { id, title } of keyLimits) add(`limits.${id}`, title, 'number');
  if (lifecycle.expiry.kind === 'choices') add('expires', 'Expiration', 'choice', true);
  if (lifecycle.expiry.kind === 'date') add('expires', 'Expiration', 'date');
  return [
    { field: 'name', label: 'Name', kind: 'text', isRequired: true },
    { field: 'description', label: 'Description', kind: 'text', isRequired: false },
    ...fields,
  ];
};

const environmentField: FormField = { field: 'environment', label: 'Environment', kind: 'choice', isRequired: true };

const rowsOf = ({ access, binding, keyFormat, keyLimits = [], lifecycle }: Provider): [Column, ...Column[]] => [
  { label: 'Name', field: 'name', as: 'text' },
  { label: 'Description', field: 'description', as: 'text' },
  { label: 'Key', field: 'mask', as: 'mask' },
  { label: 'Status', field: 'status', as: 'status' },
  ...(binding ? [{ label: 'Reach', field: 'reach', as: 'reach' } as const] : []),
  ...(keyFormat.environments ? [{ label: 'Environment', field: 'environment', as: 'text' } as const] : []),
  ...(access.kind === 'scopes' ? [{ label: 'Scopes', field: 'scopes', as: 'list', none: 'None' } as const] : []),
  ...keyLimits.map(({ id, title }): Column => ({ label: title, field: `limits.${id}`, as: 'count' })),
  { label: 'Created', field: 'createdAt', as: 'time' },
  ...(lifecycle.expiry.kind === 'none'
    ? []
    : [{ label: 'Expires', field: 'expiresAt', as: 'time', none: 'Never' } as const]),
  { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
  { label: 'Last IP', field: 'lastIp', as: 'text' },
  { label: 'Requests', field: 'requestCount', as: 'count' },
  { label: 'Requests today', field: 'requestsToday', as: 'count' },
  { label: 'Error rate', field: 'errorRate', as: 'share' },
];

const plainActions = {
  update: { label: 'Edit', in: 'details', confirm: null },
  regenerate: {
    label: 'Regenerate',
    in: 'details',
    confirm: { title: 'Regenerate this key?', text: 'The old key stops working at once.', submit: 'Regenerate' },
  },
  rotate: {
    label: 'Rotate',
    in: 'details',
    confirm: { title: 'Rotate this key?', text: 'The old key goes on working for a while.', submit: 'Rotate' },
  },
  revoke: {
    label: 'Revoke',
    in: 'details',
    confirm: { title: 'Revoke this key?', text: 'It stops working at once, and for good.', submit: 'Revoke' },
  },
  disable: {
    label: 'Disable',
    in: 'details',
    confirm: { title: 'Disable this key?', text: 'It stops working until it is enabled again.', submit: 'Disable' },
  },
} as const satisfies Manager['actions'];
