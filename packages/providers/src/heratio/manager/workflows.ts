import type { Manager } from '../../spec/manager.ts';

/** What the approval gate, "Generate a key", "View and identify your keys" and "Revoke a key" of Heratio's article say. */
export const workflows: Manager['workflows'] = [
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
      'Open your research area and go to Profile -> API Keys (route name research.apiKeys, URL /research/apiKeys).',
      'Click Generate Key. A dialog opens.',
      {
        text: 'Fill in the form:',
        points: [
          'Key Name (required) - a descriptive label, for example "My Research App".',
          'Permissions (optional) - tick any of:',
          'Expiry Date (optional) - a date after which the key stops working. Leave empty for no expiration.',
        ],
      },
      'Click Generate.',
      'The full key value is displayed once, on a green confirmation banner, in the form rk_ followed by a long hexadecimal string. Copy it immediately - it will not be shown again. If you lose it, revoke the key and generate a new one.',
    ],
  },
  {
    id: 'view',
    title: 'View and identify your keys',
    steps: ['On the API Keys page each key is listed with:'],
  },
  {
    id: 'revoke',
    title: 'Revoke a key',
    steps: [
      'On the API Keys page, find the key in the table.',
      'Click Revoke in its Action column.',
      'Confirm the prompt. The key is deactivated immediately and its status changes to Revoked.',
    ],
  },
];
