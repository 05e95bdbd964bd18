import type { Manager } from '../../spec/manager.ts';

/** What "Managing Keys" of HyperMemory says: viewing, revoking, rotating, monitoring, emergencies, and more keys. */
export const workflows: Manager['workflows'] = [
  {
    id: 'view',
    title: 'Viewing active keys',
    steps: ['Go to app.hypermemory.io', 'Navigate to Settings → API Keys', 'View your active keys:'],
  },
  {
    id: 'revoke',
    title: 'Revoking a key',
    intro: ['Revoking permanently disables a key.'],
    steps: [
      'Navigate to Settings → API Keys',
      'Find the key to revoke',
      'Click the ⋮ menu → Revoke',
      'Confirm the action',
    ],
  },
  {
    id: 'rotate',
    title: 'Rotation process',
    intro: [
      'Key rotation means replacing an old key with a new one without service interruption.',
      'Why rotate?',
      'Regular security hygiene — Limits impact of potential compromise',
      'After personnel changes — When team members leave',
      'After potential exposure — If a key might have been leaked',
    ],
    steps: [
      { title: 'Create new key', text: 'Generate a new key with the same scopes as the old one.' },
      {
        title: 'Update applications',
        text: 'Update all applications to use the new key:',
        points: ['Configuration files', 'Environment variables', 'Secrets management systems'],
      },
      {
        title: 'Verify functionality',
        text: 'Test that all applications work with the new key:',
        points: ['Run health checks', 'Verify memory operations', 'Check logs for errors'],
      },
      { title: 'Revoke old key', text: 'Once everything works, revoke the old key.' },
    ],
  },
  {
    id: 'compromise',
    title: 'Emergency key revocation',
    intro: ['If you suspect a key has been compromised:'],
    steps: [
      { title: 'Revoke immediately', text: "Don't wait — revoke the potentially compromised key now." },
      { title: 'Create replacement', text: 'Generate a new key with the same scopes.' },
      { title: 'Update applications', text: 'Deploy the new key to all affected systems.' },
      {
        title: 'Audit activity',
        text: 'Review the audit log for unauthorized access during the exposure window.',
      },
      { title: 'Investigate source', text: 'Determine how the key was exposed to prevent recurrence.' },
    ],
  },
  {
    id: 'upgrade',
    title: 'Upgrading for more keys',
    intro: ['If you need more keys:'],
    steps: ['Navigate to Settings → Billing', 'Click Upgrade Plan', 'Select a plan with higher key limits'],
  },
  {
    id: 'monitor',
    title: 'Monitoring key usage',
    steps: [
      {
        title: 'Usage dashboard',
        text: 'The API Keys page shows:',
        points: [
          'Requests today — Total API calls per key',
          'Last used — Most recent activity timestamp',
          'Error rate — Percentage of failed requests',
        ],
      },
      { title: 'Alerts', text: 'Navigate to Settings → Alerts' },
      {
        text: 'Create a new alert:',
        points: ['Condition: “API key usage > X requests/minute”', 'Action: Email notification'],
      },
      { title: 'Audit logs', text: 'Navigate to Settings → Audit Log' },
      'Filter by API key',
      {
        text: 'Review activity:',
        points: ['Successful requests', 'Failed authentication attempts', 'Key creation/revocation events'],
      },
    ],
  },
];
