import type { Notice } from '../../spec/notice.ts';

/** What HesedVid's document tells of keys beside its form: tips, best practices, limits, and what to do when a key does not work. */
export const notices: readonly Notice[] = [
  {
    in: 'list',
    as: 'text',
    lines: [
      'API keys are the primary method for authenticating with the HesedVid API. They provide secure, programmatic access to your HesedVid resources.',
    ],
  },
  {
    in: 'list',
    as: 'tip',
    title: 'Tip',
    lines: ['API keys are created and managed through the HesedVid dashboard, not programmatically through the API.'],
  },
  {
    in: 'list',
    as: 'text',
    title: 'Overview',
    lines: [
      'API keys allow you to authenticate API requests without requiring user sessions. They’re perfect for:',
      'Server-to-server communication',
      'Automated scripts and tools',
      'CI/CD pipelines',
      'Third-party integrations',
    ],
  },
  {
    in: 'list',
    as: 'note',
    title: 'Note',
    lines: [
      'You can create multiple API keys for different environments or applications. Each key can have different permissions and access levels.',
    ],
  },
  {
    in: 'form',
    as: 'caution',
    field: 'type',
    title: 'Caution',
    lines: [
      'Use environment-specific keys for production applications. Full-access keys should only be used for administrative tasks.',
    ],
  },
  {
    in: 'details',
    as: 'text',
    title: 'Authentication',
    lines: ['Include your API key in the X-Api-Key header for all API requests:'],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Key Format',
    lines: [
      'API keys follow this format:',
      'Live keys: hv_live_ prefix (for production)',
      'Test keys: hv_test_ prefix (for development)',
      'Length: 32 characters after the prefix',
      'Example: hv_live_123456789abcdefghijklmnopqrstuvwxyz',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Store Securely',
    lines: ['Use environment variables', 'Never commit to version control', 'Use secure key management services'],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Use Appropriate Scopes',
    lines: ['Environment-specific for production', 'Full-access only for admin tasks', 'Rotate keys regularly'],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Never Expose Client-Side',
    lines: [
      'API keys should only be used server-side',
      'Use signed URLs for client-side video access',
      'Implement proper access controls',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Common API key related errors:',
    lines: [
      '401 Unauthorized | Missing or invalid API key | Check X-Api-Key header',
      '403 Forbidden | Valid key, insufficient permissions | Use correct environment key',
      '429 Too Many Requests | Rate limit exceeded | Implement backoff strategy',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'API key operations are rate-limited:',
    lines: [
      'General API calls | 10,000 requests | 1 hour',
      'Video operations | 1,000 requests | 1 hour',
      'Analytics queries | 500 requests | 1 hour',
      'Rate limit information is included in response headers:',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Key not working:',
    lines: [
      'Verify the key is copied correctly',
      'Check if the key has expired',
      'Ensure you’re using the correct environment',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Permission denied:',
    lines: [
      'Verify the key has access to the requested environment',
      'Check if the key type matches your use case',
      'Ensure the organization ID is correct',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Rate limited:',
    lines: ['Implement exponential backoff', 'Consider caching responses', 'Contact support for higher limits'],
  },
];
