import type { Manager } from '../spec/manager.ts';

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
        hint: 'If you tick none, the key is created with an empty scope set.',
        isRequired: false,
        kind: 'choices',
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
        text: 'Revocation cannot be undone. A revoked key can no longer authenticate any request.',
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
      needs: [],
      code: `curl -H "X-API-Key: \${{variable}}" {{baseUrl}}/profile`,
    },
  ],
  warnings: [{ id: 'unused', about: 'unused', days: 90, text: 'spot stale or unused keys' }],
  approval: {
    page: '/research/apiKeys',
    approved: ['approved'],
    known: ['pending', 'approved', 'suspended', 'expired', 'rejected'],
    redirect: '/research/dashboard',
    notice: 'Must be an approved researcher',
  },
  workflows: [
    {
      id: 'approval',
      title: 'Approval gate',
      steps: [
        'Only researchers whose account status is approved can reach the API Keys page',
        'others are redirected back to the research dashboard with a notice.',
      ],
    },
    {
      id: 'issue',
      title: 'Generate a key',
      steps: [
        'Sign in as an approved researcher.',
        'Open your research area and go to Profile -> API Keys',
        'Click Generate Key. A dialog opens.',
        'Fill in the form',
        'Click Generate.',
        'Copy it immediately - it will not be shown again.',
      ],
    },
    {
      id: 'decommission',
      title: 'Revoke a key',
      steps: [
        'On the API Keys page, find the key in the table.',
        'Click Revoke in its Action column.',
        'Confirm the prompt. The key is deactivated immediately and its status changes to Revoked.',
      ],
    },
  ],
};
