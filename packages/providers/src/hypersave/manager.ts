import type { Manager } from '../spec/manager.ts';
import { examples } from './manager/examples.ts';
import { notices } from './manager/notices.ts';
import { workflows } from './manager/workflows.ts';

/** The API Keys of the Hypersave Platform, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Hypersave Platform', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    { label: 'Key', field: 'mask', as: 'mask', description: 'keys are redacted for security' },
    { label: 'Type', field: 'environment', as: 'text' },
    { label: 'Rate limit per hour', field: 'limits.key-hour', as: 'count', description: 'Custom rate limit' },
    { label: 'Monthly request limit', field: 'limits.key-month', as: 'count', description: 'Maximum monthly requests' },
    { label: 'Created', field: 'createdAt', as: 'date' },
    { label: 'Expiration', field: 'expiresAt', as: 'last_day', none: 'Never', description: 'Key expiration date' },
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
        hint: 'Use separate keys — Use different keys for development and production',
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
        hint: 'Set appropriate limits — Configure rate limits based on expected usage',
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
    title: 'Environment Variable Example',
    lines: ['HYPERSAVE_API_KEY=hs_live_xxxxxxxxxxxx', 'HYPERSAVE_BASE_URL=https://api.hypersave.io'],
    gitignore: ['.env'],
  },
  examples,
  warnings: [
    {
      id: 'rotation_due',
      about: 'age',
      days: 90,
      text: 'Rotate keys regularly — Regenerate keys periodically for security',
    },
  ],
  notices,
  workflows,
};
