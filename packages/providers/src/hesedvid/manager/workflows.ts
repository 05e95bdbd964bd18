import type { Manager } from '../../spec/manager.ts';

/** What "Getting Your API Keys" and "Monitor Usage" of HesedVid's document say. */
export const workflows: Manager['workflows'] = [
  {
    id: 'issue',
    title: 'Getting Your API Keys',
    intro: ['API keys are created and managed through the HesedVid dashboard:'],
    steps: [
      'Log in to your HesedVid dashboard',
      'Navigate to Settings → API Keys',
      'Create a new key with appropriate permissions',
      'Copy the key immediately (it won’t be shown again)',
      'Store securely in your application',
    ],
  },
  {
    id: 'monitor',
    title: 'Monitor Usage',
    steps: ['Check API logs regularly', 'Set up alerts for unusual activity', 'Revoke compromised keys immediately'],
  },
];
