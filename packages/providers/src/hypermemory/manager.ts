import type { Manager } from '../spec/manager.ts';
import { examples } from './manager/examples.ts';
import { notices } from './manager/notices.ts';
import { workflows } from './manager/workflows.ts';

/** HyperMemory's Settings, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Settings', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text', description: 'The label you gave the key' },
    { label: 'Prefix', field: 'mask', as: 'mask', description: 'First 8 characters (e.g., hm_live_)' },
    { label: 'Scopes', field: 'scopes', as: 'list', description: 'Permissions assigned to the key' },
    { label: 'Created', field: 'createdAt', as: 'date', description: 'When the key was created' },
    {
      label: 'Last Used',
      field: 'lastUsedAt',
      as: 'time',
      none: 'Never',
      description: 'Most recent API call with this key',
    },
    { label: '⋮', field: 'acts', as: 'acts' },
  ],
  details: {
    open: 'Usage dashboard',
    rows: [
      { label: 'Name', field: 'name', as: 'text' },
      { label: 'Prefix', field: 'mask', as: 'mask' },
      { label: 'Status', field: 'status', as: 'status' },
      { label: 'Scopes', field: 'scopes', as: 'list' },
      { label: 'Created', field: 'createdAt', as: 'time' },
      { label: 'Requests today', field: 'requestsToday', as: 'count', description: 'Total API calls per key' },
      {
        label: 'Last used',
        field: 'lastUsedAt',
        as: 'time',
        none: 'Never',
        description: 'Most recent activity timestamp',
      },
      { label: 'Error rate', field: 'errorRate', as: 'share', description: 'Percentage of failed requests' },
      { label: 'Via API', field: 'examples', as: 'examples' },
    ],
  },
  form: {
    open: 'Create new key',
    title: 'Create new key',
    submit: 'Create',
    fields: [
      {
        field: 'name',
        label: 'Name',
        hint: 'Use descriptive names to identify keys easily',
        examples: ['prod-api-server', 'backend-ci-testing', '2026-03-agent-v2'],
        isRequired: true,
        kind: 'text',
      },
      {
        field: 'environment',
        label: 'Environment',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: 'live', label: 'Live' },
          { value: 'test', label: 'Test', description: 'A sandbox: data of its own, the same limits' },
        ],
      },
      {
        field: 'scopes',
        label: 'Scopes',
        description: 'Permissions assigned to the key',
        isRequired: true,
        kind: 'choices',
      },
    ],
  },
  once: {
    title: 'Copy the key now',
    text: 'For security, full keys are never displayed after creation. You only see the prefix.',
    steps: ['Copy the key', 'Store it securely'],
    copy: 'Copy',
    download: 'Download .env file',
    done: 'Done',
  },
  actions: {
    revoke: {
      label: 'Revoke',
      in: 'menu',
      confirm: { title: 'Revoke', text: 'Revoking permanently disables a key.', submit: 'Revoke' },
      when: {
        title: 'Use this when:',
        reasons: ['A key may have been compromised', 'An employee leaves', 'A project is decommissioned'],
      },
    },
  },
  statuses: { active: 'Active', revoked: 'Revoked' },
  env: {
    lines: ['HYPERMEMORY_API_KEY=hm_live_your_key_here', 'HYPERMEMORY_BASE_URL=https://api.hypermemory.io'],
    gitignore: ['.env'],
  },
  examples,
  warnings: [
    {
      id: 'rotation_due',
      about: 'age',
      days: 90,
      text: 'Regular security hygiene — Limits impact of potential compromise',
    },
    {
      id: 'last_admin',
      about: 'last_with',
      scopes: ['memory:admin'],
      text: 'No other key can list and revoke keys via API.',
    },
  ],
  namingTitle: 'Key naming conventions',
  naming: [
    {
      pattern: '{env}-{service}',
      example: 'prod-api-server',
      useCase: 'Service identification',
      parts: { env: ['prod', 'production', 'staging', 'stage', 'dev', 'development', 'test', 'ci', 'local'] },
    },
    { pattern: '{team}-{purpose}', example: 'backend-ci-testing', useCase: 'Team/purpose identification' },
    {
      pattern: '{date}-{name}',
      example: '2026-03-agent-v2',
      useCase: 'Time-based tracking',
      parts: { date: 'date' },
    },
  ],
  alerts: {
    title: 'Set up alerts for unusual activity:',
    path: ['Settings', 'Alerts'],
    open: 'Create a new alert',
    condition: 'API key usage > X requests/minute',
    action: 'Email notification',
  },
  audit: {
    title: 'View detailed key activity:',
    path: ['Settings', 'Audit Log'],
    filter: 'Filter by API key',
    shows: ['Successful requests', 'Failed authentication attempts', 'Key creation/revocation events'],
  },
  plan: {
    path: ['Settings', 'Billing'],
    upgrade: 'Upgrade Plan',
    notes: {
      free: 'Single key for testing',
      developer: 'Enough for dev/staging/prod + backups',
      pro: 'Multi-team support',
      enterprise: 'Custom limits available',
    },
    countingTitle: 'What counts toward limits',
    counting: ['Active keys count toward your limit', 'Revoked keys don’t count', 'Creating a key immediately counts'],
  },
  notices,
  workflows,
};
