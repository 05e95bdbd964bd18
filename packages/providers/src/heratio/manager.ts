import type { Manager } from '../spec/manager.ts';
import { notices } from './manager/notices.ts';
import { workflows } from './manager/workflows.ts';

/** The API Keys page of Heratio's researchers, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Profile', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text', description: 'the label you gave it.' },
    {
      label: 'Key',
      field: 'mask',
      as: 'mask',
      description: 'the 8-character prefix followed by ... (the secret itself is never shown again).',
    },
    { label: 'Created', field: 'createdAt', as: 'date', description: 'the date the key was generated.' },
    {
      label: 'Last Used',
      field: 'lastUsedAt',
      as: 'time',
      none: 'Never',
      description: 'the timestamp of the most recent successful request, or "Never".',
    },
    {
      label: 'Expires',
      field: 'expiresAt',
      as: 'last_day',
      none: 'Never',
      description: 'the expiry date, or "Never". An expired date is shown in red.',
    },
    { label: 'Status', field: 'status', as: 'status', description: 'Active, Expired, or Revoked.' },
    { label: 'Action', field: 'acts', as: 'acts', description: 'a Revoke button for active keys.' },
  ],
  details: null,
  form: {
    open: 'Generate Key',
    title: 'Generate New API Key',
    submit: 'Generate',
    fields: [
      {
        field: 'name',
        label: 'Key Name',
        hint: 'a descriptive label, for example "My Research App".',
        examples: ['My Research App'],
        isRequired: true,
        kind: 'text',
      },
      {
        field: 'permissions',
        label: 'Permissions',
        description: 'tick any of:',
        hint: 'Read is ticked by default. If you tick none, the key is created with an empty scope set.',
        isRequired: false,
        kind: 'choices',
        words: [
          {
            value: 'read',
            label: 'Read',
            description:
              'read collections, annotations, and bibliographies. Selecting Read grants the read and search scopes.',
          },
          {
            value: 'write',
            label: 'Write',
            description:
              'create and update collections and annotations. Selecting Write grants the write, create, and update scopes.',
          },
          {
            value: 'search',
            label: 'Search',
            description: 'query the catalogue. Selecting Search grants the search scope.',
          },
        ],
      },
      {
        field: 'expires',
        label: 'Expiry Date',
        description: 'a date after which the key stops working.',
        hint: 'Leave empty for no expiration.',
        isRequired: false,
        kind: 'date',
      },
    ],
  },
  once: {
    title: 'Copy it immediately',
    text: 'Copy it immediately - it will not be shown again.',
    steps: ['Copy it immediately'],
    copy: 'Copy',
    done: 'Done',
    lost: 'If you lose it, revoke the key and generate a new one.',
  },
  actions: {
    revoke: {
      label: 'Revoke',
      in: 'row',
      confirm: {
        title: 'Revoke',
        text: 'Revocation cannot be undone. A revoked key can no longer authenticate any request. If you still need API access, generate a new key.',
        submit: 'Revoke',
      },
    },
  },
  statuses: { active: 'Active', expired: 'Expired', revoked: 'Revoked' },
  env: {
    lines: ['HERATIO_API_KEY=rk_your_key_here', 'HERATIO_BASE_URL=https://your-site.example/api/research'],
    gitignore: ['.env'],
  },
  examples: [
    {
      language: 'curl',
      title: 'Get your researcher profile',
      operation: 'getProfile',
      needs: [],
      code: `curl -H "X-API-Key: \${{variable}}" {{baseUrl}}/profile`,
    },
  ],
  warnings: [
    {
      id: 'unused',
      about: 'unused',
      days: 90,
      text: 'each successful API request updates the key\'s "last used" timestamp, helping you spot stale or unused keys.',
    },
  ],
  approval: {
    page: '/research/apiKeys',
    approved: ['approved'],
    known: ['pending', 'approved', 'suspended', 'expired', 'rejected'],
    redirect: '/research/dashboard',
    notice: 'Must be an approved researcher',
  },
  notices,
  workflows,
};
