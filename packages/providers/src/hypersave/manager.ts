import type { Manager } from '../spec/manager.ts';

/** The API Keys of the Hypersave Platform, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Hypersave Platform', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    { label: 'Key', field: 'mask', as: 'mask' },
    { label: 'Type', field: 'environment', as: 'text' },
    { label: 'Rate limit per hour', field: 'limits.key-hour', as: 'count' },
    { label: 'Monthly request limit', field: 'limits.key-month', as: 'count' },
    { label: 'Created', field: 'createdAt', as: 'date' },
    { label: 'Expiration', field: 'expiresAt', as: 'last_day', none: 'Never' },
    { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
    { label: 'Actions', field: 'acts', as: 'acts' },
  ],
  details: {
    open: 'Details',
    rows: [
      { label: 'Name', field: 'name', as: 'text' },
      { label: 'Key', field: 'mask', as: 'mask' },
      { label: 'Status', field: 'status', as: 'status' },
      { label: 'Type', field: 'environment', as: 'text' },
      { label: 'Rate limit per hour', field: 'limits.key-hour', as: 'count' },
      { label: 'Monthly request limit', field: 'limits.key-month', as: 'count' },
      { label: 'Created', field: 'createdAt', as: 'time' },
      { label: 'Expiration', field: 'expiresAt', as: 'last_day', none: 'Never' },
      { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
      { label: 'Requests', field: 'requestCount', as: 'count' },
      { label: 'In your code', field: 'examples', as: 'examples' },
    ],
  },
  form: {
    open: 'Create New Key',
    title: 'Create New Key',
    submit: 'Create',
    fields: [
      {
        field: 'name',
        label: 'Name',
        description: 'Enter a name for your key',
        examples: ['Production App', 'Development'],
        isRequired: true,
        kind: 'text',
      },
      {
        field: 'environment',
        label: 'Type',
        hint: 'Use different keys for development and production',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: 'live', label: 'Live', description: 'Production keys for live applications' },
          { value: 'test', label: 'Test', description: 'Test keys for development and testing' },
        ],
      },
      {
        field: 'limits.key-hour',
        label: 'Rate limit per hour',
        description: 'Custom rate limit',
        hint: 'Configure rate limits based on expected usage',
        isRequired: false,
        kind: 'number',
      },
      {
        field: 'limits.key-month',
        label: 'Monthly request limit',
        description: 'Maximum monthly requests',
        isRequired: false,
        kind: 'number',
      },
      {
        field: 'expires',
        label: 'Expiration',
        description: 'Key expiration date',
        isRequired: false,
        kind: 'date',
      },
    ],
  },
  once: {
    title: 'Copy your new API key',
    text: 'Your full API key is only shown once at creation. Store it securely!',
    steps: ['Copy your new API key', 'Store it securely'],
    copy: 'Copy',
    download: 'Download .env file',
    done: 'Done',
  },
  actions: {
    regenerate: {
      label: 'Regenerate Key',
      in: 'details',
      confirm: {
        title: 'Regenerate Key',
        text: 'Generates a new API key value while keeping all settings. The old key becomes invalid immediately.',
        submit: 'Regenerate',
      },
    },
    revoke: {
      label: 'Revoke Key',
      in: 'details',
      confirm: {
        title: 'Revoke Key',
        text: 'Permanently deletes an API key. This action cannot be undone.',
        submit: 'Revoke',
      },
    },
  },
  statuses: { active: 'Active', expired: 'Expired' },
  env: {
    lines: ['HYPERSAVE_API_KEY=hs_live_your_key_here', 'HYPERSAVE_BASE_URL=https://api.hypersave.io'],
    gitignore: ['.env'],
  },
  examples: [
    {
      language: 'curl',
      title: 'Example Request',
      needs: [],
      code: `curl {{baseUrl}}/v1/memories \\
  -H "Authorization: Bearer \${{variable}}"`,
    },
    {
      language: 'javascript',
      title: 'In your code',
      needs: [],
      code: `// In your code
const apiKey = process.env.{{variable}};`,
    },
  ],
  warnings: [
    {
      id: 'rotation_due',
      about: 'age',
      days: 90,
      text: 'Rotate keys regularly — Regenerate keys periodically for security',
    },
  ],
  workflows: [
    {
      id: 'issue',
      title: 'Creating API Keys',
      steps: [
        'Log in to the Hypersave Platform',
        'Navigate to API Keys',
        'Click Create New Key',
        'Enter a name for your key',
        'Optionally configure:',
        'Rate limit per hour — Custom rate limit',
        'Monthly request limit — Maximum monthly requests',
        'Expiration — Key expiration date',
        'Click Create and copy your new API key',
      ],
    },
    {
      id: 'monitor',
      title: 'Monitor usage',
      steps: ['Check your usage dashboard regularly'],
    },
    {
      id: 'rotate',
      title: 'Regenerate Key',
      steps: ['Generates a new API key value while keeping all settings.', 'The old key becomes invalid immediately.'],
    },
    {
      id: 'decommission',
      title: 'Revoke Key',
      steps: ['Permanently deletes an API key.', 'This action cannot be undone.'],
    },
  ],
};
