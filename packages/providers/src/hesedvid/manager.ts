import type { Manager } from '../spec/manager.ts';
import { examples } from './manager/examples.ts';
import { notices } from './manager/notices.ts';
import { workflows } from './manager/workflows.ts';

/** The API keys of HesedVid's dashboard, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Settings', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    { label: 'Key', field: 'mask', as: 'mask' },
    { label: 'Access Level', field: 'reach', as: 'reach' },
    { label: 'Status', field: 'status', as: 'status' },
    { label: 'Created', field: 'createdAt', as: 'date' },
    { label: 'Expires', field: 'expiresAt', as: 'last_day', none: 'Never' },
    { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
    { label: 'Actions', field: 'acts', as: 'acts' },
  ],
  details: {
    open: 'Details',
    rows: [
      { label: 'Name', field: 'name', as: 'text' },
      { label: 'Key', field: 'mask', as: 'mask' },
      { label: 'Access Level', field: 'reach', as: 'reach' },
      { label: 'Status', field: 'status', as: 'status' },
      { label: 'Created', field: 'createdAt', as: 'time' },
      { label: 'Expires', field: 'expiresAt', as: 'last_day', none: 'Never' },
      { label: 'Last used', field: 'lastUsedAt', as: 'time', none: 'Never' },
      { label: 'Requests', field: 'requestCount', as: 'count' },
      { label: 'Integration Examples', field: 'examples', as: 'examples' },
    ],
  },
  form: {
    open: 'Create a new key',
    title: 'Create a new key',
    submit: 'Create',
    fields: [
      { field: 'name', label: 'Name', isRequired: true, kind: 'text' },
      {
        field: 'type',
        label: 'Key Type',
        description: 'HesedVid supports different types of API keys with varying access levels:',
        isRequired: true,
        kind: 'choice',
      },
      { field: 'organization', label: 'Organization', isRequired: true, kind: 'choice' },
      {
        field: 'environment',
        label: 'Environment',
        isRequired: true,
        kind: 'choice',
        visibleWhen: { field: 'type', is: ['environment'] },
      },
      {
        field: 'keyEnvironment',
        label: 'Live or test',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: 'live', label: 'Live keys', description: 'for production' },
          { value: 'test', label: 'Test keys', description: 'for development' },
        ],
        visibleWhen: { field: 'type', is: ['full-access'] },
      },
      { field: 'expires', label: 'Expires', isRequired: false, kind: 'date' },
    ],
  },
  once: {
    title: 'Copy the key immediately',
    text: 'Copy the key immediately (it won’t be shown again)',
    steps: ['Copy the key immediately', 'Store securely in your application'],
    copy: 'Copy',
    download: 'Download .env file',
    done: 'Done',
  },
  actions: {
    revoke: {
      label: 'Revoke',
      in: 'details',
      confirm: { title: 'Revoke this key?', text: 'It stops working at once, and for good.', submit: 'Revoke' },
    },
  },
  statuses: { active: 'Active', expired: 'Expired', revoked: 'Revoked' },
  env: {
    lines: ['HESEDVID_API_KEY=hv_live_your_key_here', 'HESEDVID_BASE_URL=https://api.hesedvid.com/v1/api'],
    gitignore: ['.env'],
  },
  examples,
  warnings: [
    {
      id: 'full_access',
      about: 'types',
      types: ['full-access'],
      text: 'Full-access keys should only be used for administrative tasks.',
    },
    { id: 'rotation_due', about: 'age', days: 90, text: 'Rotate keys regularly' },
  ],
  notices,
  workflows,
};
