import type { Manager } from '../spec/manager.ts';
import { examples } from './manager/examples.ts';
import { notices } from './manager/notices.ts';
import { workflows } from './manager/workflows.ts';

/** HyperStudy's API Key Manager, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Admin Dashboard', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    {
      label: 'Key',
      field: 'mask',
      as: 'mask',
      description:
        'Only the first few and last few characters are shown. This is for security - you can identify which key it is without exposing the full value.',
    },
    { label: 'Status', field: 'status', as: 'status' },
    { label: 'Last Used', field: 'lastUsedAt', as: 'time', none: 'Never' },
    { label: 'Actions', field: 'acts', as: 'acts' },
  ],
  details: {
    open: 'Details',
    rows: [
      { label: 'Name', field: 'name', as: 'text' },
      { label: 'Description', field: 'description', as: 'text' },
      { label: 'Status', field: 'status', as: 'status' },
      { label: 'Environment', field: 'environment', as: 'text' },
      { label: 'Scopes (permissions)', field: 'scopes', as: 'list' },
      { label: 'Created date', field: 'createdAt', as: 'time' },
      { label: 'Expiration date', field: 'expiresAt', as: 'time', none: 'Never' },
      {
        label: 'Last Used',
        field: 'lastUsedAt',
        as: 'time',
        none: 'Never',
        description: 'When the key was last used',
      },
      { label: 'Request Count', field: 'requestCount', as: 'count', description: 'Total number of API requests' },
      { label: 'Last IP', field: 'lastIp', as: 'text', description: 'IP address of last request' },
      { label: 'Code examples with this key', field: 'examples', as: 'examples' },
    ],
  },
  form: {
    open: 'Create API Key',
    title: 'Create API Key',
    submit: 'Create API Key',
    fields: [
      {
        field: 'name',
        label: 'Name',
        hint: 'Give your key a descriptive name',
        examples: ['Python Analysis Script', 'R Statistical Analysis', 'Automated Export'],
        isRequired: true,
        kind: 'text',
      },
      {
        field: 'description',
        label: 'Description',
        hint: 'Add details about what this key is for',
        examples: ['For downloading event data in my research pipeline', 'Weekly data exports to CSV'],
        isRequired: false,
        kind: 'text',
      },
      {
        field: 'environment',
        label: 'Environment',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: 'live', label: 'live', description: 'Production environment' },
          { value: 'test', label: 'test', description: 'Development/testing environment' },
        ],
      },
      {
        field: 'scopes',
        label: 'Permissions (Scopes)',
        description: 'Choose which data types this key can access. See Available Scopes below.',
        hint: 'Security Tip: Only grant scopes you actually need. You can always edit the key later to add more scopes.',
        isRequired: true,
        kind: 'choices',
        presets: [
          {
            title: 'Data Analysis',
            values: ['read:events', 'read:recordings', 'read:ratings'],
            hint: 'most common',
          },
          { title: 'Monitoring', values: ['read:events'] },
          { title: 'Complete Export', values: ['read:*'], hint: 'Read All Data' },
        ],
      },
      {
        field: 'expires',
        label: 'Expiration',
        description: 'Choose how long the key should remain valid',
        hint: 'Recommendation: Use 90 days and rotate keys regularly for better security.',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: '7d', label: '7 days', description: 'good for testing' },
          { value: '30d', label: '30 days', description: 'good for short projects' },
          { value: '90d', label: '90 days', description: 'recommended for most use cases' },
          { value: '1y', label: '1 year', description: 'for long-term integrations' },
          { value: 'never', label: 'No expiration', description: 'use with caution!' },
        ],
      },
    ],
  },
  once: {
    title: 'Important: Save Your API Key!',
    text: "🚨 CRITICAL: This is the ONLY TIME you'll see the full key!",
    next: 'What to do:',
    steps: [
      'Copy the key immediately',
      'Store it securely (see Security Best Practices)',
      'Click "Download .env File" to get a template environment file',
      'Test the key to make sure it works',
      'Click "I\'ve Saved It" when you\'re done',
    ],
    copy: 'Copy',
    download: 'Download .env File',
    done: "I've Saved It",
    lost: "If you lose the key, you'll need to create a new one - there's no way to retrieve it!",
  },
  actions: {
    update: {
      label: 'Edit',
      in: 'details',
      confirm: null,
      submit: 'Save Changes',
      fixed: ["The key itself (it's one-time only)", 'Expiration date (create a new key instead)', 'Owner'],
    },
    revoke: {
      label: 'Revoke',
      in: 'details',
      confirm: {
        title: 'Revoke',
        text: 'Warning: This is permanent! Any code using this key will immediately lose access.',
        submit: 'Revoke',
      },
      when: {
        title: 'When to revoke:',
        reasons: [
          'Key was accidentally exposed (committed to GitHub, shared publicly)',
          'Key is no longer needed',
          'Switching to a new key',
          'Security audit requires key rotation',
        ],
      },
    },
  },
  statuses: { active: 'active', expired: 'expired', revoked: 'revoked' },
  env: {
    title: 'Create a .env file:',
    gitignoreTitle: 'Add to .gitignore:',
    lines: ['HYPERSTUDY_API_KEY=hst_live_your_key_here', 'HYPERSTUDY_BASE_URL=https://api.hyperstudy.io/api/v3'],
    gitignore: ['.env'],
  },
  examples,
  warnings: [
    {
      id: 'no_end',
      about: 'no_end',
      text: 'Never: Only for critical systems with manual rotation plan',
    },
    {
      id: 'full_access',
      about: 'scopes',
      scopes: ['*'],
      text: "DON'T: Grant all scopes if you only need events",
    },
    { id: 'unused', about: 'unused', days: 90, text: 'the key might be unused (safe to revoke)' },
    { id: 'rotation_due', about: 'age', days: 90, text: 'Best Practice: Rotate keys every 90 days' },
  ],
  notices,
  workflows,
};
