import type { Manager } from '../../spec/manager.ts';

/** What "Creating API Keys", "Key Management" and "Best Practices" of Hypersave's document say. */
export const workflows: Manager['workflows'] = [
  {
    id: 'issue',
    title: 'Creating API Keys',
    steps: [
      'Log in to the Hypersave Platform (opens in a new tab)',
      'Navigate to API Keys',
      'Click Create New Key',
      'Enter a name for your key (e.g., "Production App", "Development")',
      {
        text: 'Optionally configure:',
        points: [
          'Rate limit per hour — Custom rate limit',
          'Monthly request limit — Maximum monthly requests',
          'Expiration — Key expiration date',
        ],
      },
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
    id: 'revoke',
    title: 'Revoke Key',
    steps: ['Permanently deletes an API key.', 'This action cannot be undone.'],
  },
];
