import type { Notice } from '../../spec/notice.ts';

/** What Hypersave's document tells of keys beside its form. */
export const notices: readonly Notice[] = [
  {
    in: 'list',
    as: 'caution',
    lines: [
      'Your API keys carry many privileges, so be sure to keep them secure! Do not share your API keys in publicly accessible areas such as GitHub, client-side code, etc.',
    ],
  },
  {
    in: 'list',
    as: 'text',
    lines: [
      'The Hypersave API uses API keys to authenticate requests. You can manage your API keys in the Hypersave Platform (opens in a new tab).',
      'Lists all your API keys (keys are redacted for security).',
    ],
  },
  {
    in: 'details',
    as: 'text',
    title: 'Using Your API Key',
    lines: ['Include your API key in the Authorization header of all requests:', 'Authorization: Bearer YOUR_API_KEY'],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Best Practices',
    lines: [
      'Use environment variables — Never hardcode API keys in your source code',
      'Rotate keys regularly — Regenerate keys periodically for security',
      'Use separate keys — Use different keys for development and production',
      'Set appropriate limits — Configure rate limits based on expected usage',
      'Monitor usage — Check your usage dashboard regularly',
    ],
  },
];
