import type { Manager } from '../../spec/manager.ts';

/** What HyperStudy's document says of issuing, viewing, editing, revoking, monitoring and rotating keys, and its "Common Workflows". */
export const workflows: Manager['workflows'] = [
  {
    id: 'issue',
    title: 'Creating Your First API Key',
    steps: [
      'Log in to HyperStudy',
      'Navigate to Admin Dashboard',
      'Click on your profile or the dashboard icon',
      'Click "API Keys" in the sidebar',
      'Click "Create API Key"',
      'Fill in the Key Information',
      'Select Permissions (Scopes)',
      'Set Expiration',
      'Click "Create API Key"',
      'Copy the key immediately',
      'Store it securely (see Security Best Practices)',
      'Click "Download .env File" to get a template environment file',
      'Test the key to make sure it works',
      'Click "I\'ve Saved It" when you\'re done',
    ],
  },
  {
    id: 'view',
    title: 'Viewing Key Details',
    steps: [
      'In the API Keys table, click "Details" next to any key',
      {
        text: "You'll see:",
        points: [
          'Name and description',
          'Status (active, expired, revoked)',
          'Scopes (permissions)',
          'Created date',
          'Expiration date',
          'Last used timestamp',
          'Usage statistics (request count)',
          'Code examples with this key',
        ],
      },
    ],
  },
  {
    id: 'edit',
    title: 'Editing an API Key',
    intro: ['You can update some key properties after creation:'],
    steps: [
      'Click "Details" on the key',
      'Click "Edit"',
      {
        text: 'You can change:',
        points: [
          'Name: Update the descriptive name',
          'Description: Update the description',
          'Scopes: Add or remove permissions',
        ],
      },
      {
        text: 'Note: You cannot change:',
        points: ["The key itself (it's one-time only)", 'Expiration date (create a new key instead)', 'Owner'],
      },
      'Click "Save Changes"',
    ],
  },
  {
    id: 'revoke',
    title: 'Revoking an API Key',
    intro: ['If a key is compromised or no longer needed:'],
    steps: ['Click "Details" on the key', 'Click "Revoke"', 'Confirm the action'],
  },
  {
    id: 'monitor',
    title: 'Monitoring Key Usage',
    steps: [
      {
        text: 'In the key details, check:',
        points: [
          'Last Used: When the key was last used',
          'Request Count: Total number of API requests',
          'Last IP: IP address of last request',
        ],
      },
    ],
  },
  {
    id: 'set_up',
    title: 'Setup New Project',
    steps: [
      'Create API key with appropriate scopes',
      'Download the .env file template',
      'Add API key to .env file',
      'Add .env to .gitignore',
      'Test API key with simple request',
      'Build your integration',
    ],
  },
  {
    id: 'rotate',
    title: 'How to Rotate:',
    intro: ['Best Practice: Rotate keys every 90 days'],
    steps: [
      'Create a new API key',
      'Update your code to use the new key',
      'Test that the new key works',
      'Revoke the old key',
    ],
  },
  {
    id: 'decommission',
    title: 'Decommission Old Project',
    steps: [
      'Verify project no longer uses the key',
      'Revoke the API key',
      'Remove .env file (if no longer needed)',
      'Document that project is archived',
    ],
  },
  {
    id: 'compromise',
    title: 'Key Compromise Response',
    intro: ['If you accidentally expose your API key:'],
    steps: [
      'Immediately revoke the compromised key',
      'Create a new key with same permissions',
      'Update all code to use the new key',
      'Monitor usage of the compromised key (check last used)',
      'Review audit logs for suspicious activity',
      'Document the incident for your security records',
    ],
  },
];
