import type { Manager } from '../spec/manager.ts';

/** HyperStudy's API Key Manager, in the words of its document (fixtures/manager.json says which are ours). */
export const manager: Manager = {
  path: ['Admin Dashboard', 'API Keys'],
  columns: [
    { label: 'Name', field: 'name', as: 'text' },
    { label: 'Key', field: 'mask', as: 'mask' },
    { label: 'Status', field: 'status', as: 'status' },
    { label: 'Last Used', field: 'lastUsedAt', as: 'time', none: 'Never' },
    { label: 'Actions', field: 'acts', as: 'acts' },
  ],
  details: {
    open: 'Details',
    rows: [
      { label: 'Name', field: 'name', as: 'text' },
      { label: 'Description', field: 'description', as: 'text' },
      { label: 'Status', field: 'status', as: 'status' },
      { label: 'Environment', field: 'environment', as: 'text' },
      { label: 'Scopes (permissions)', field: 'scopes', as: 'list' },
      { label: 'Created date', field: 'createdAt', as: 'time' },
      { label: 'Expiration date', field: 'expiresAt', as: 'time', none: 'Never' },
      {
        label: 'Last Used',
        field: 'lastUsedAt',
        as: 'time',
        none: 'Never',
        description: 'When the key was last used',
      },
      { label: 'Request Count', field: 'requestCount', as: 'count', description: 'Total number of API requests' },
      { label: 'Last IP', field: 'lastIp', as: 'text', description: 'IP address of last request' },
      { label: 'Code examples with this key', field: 'examples', as: 'examples' },
    ],
  },
  form: {
    open: 'Create API Key',
    title: 'Create API Key',
    submit: 'Create API Key',
    fields: [
      {
        field: 'name',
        label: 'Name',
        hint: 'Give your key a descriptive name',
        examples: ['Python Analysis Script', 'R Statistical Analysis', 'Automated Export'],
        isRequired: true,
        kind: 'text',
      },
      {
        field: 'description',
        label: 'Description',
        hint: 'Add details about what this key is for',
        examples: ['For downloading event data in my research pipeline', 'Weekly data exports to CSV'],
        isRequired: false,
        kind: 'text',
      },
      {
        field: 'environment',
        label: 'Environment',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: 'live', label: 'Production environment' },
          { value: 'test', label: 'Development/testing environment' },
        ],
      },
      {
        field: 'scopes',
        label: 'Permissions (Scopes)',
        description: 'Choose which data types this key can access.',
        hint: 'Only grant scopes you actually need. You can always edit the key later to add more scopes.',
        isRequired: true,
        kind: 'choices',
        presets: [
          {
            title: 'Data Analysis',
            values: ['read:events', 'read:recordings', 'read:ratings'],
            hint: 'most common',
          },
          { title: 'Monitoring', values: ['read:events'] },
          { title: 'Complete Export', values: ['read:*'], hint: 'Read All Data' },
        ],
      },
      {
        field: 'expires',
        label: 'Expiration',
        description: 'Choose how long the key should remain valid',
        hint: 'Use 90 days and rotate keys regularly for better security.',
        isRequired: true,
        kind: 'choice',
        words: [
          { value: '7d', label: '7 days', description: 'good for testing' },
          { value: '30d', label: '30 days', description: 'good for short projects' },
          { value: '90d', label: '90 days', description: 'recommended for most use cases' },
          { value: '1y', label: '1 year', description: 'for long-term integrations' },
          { value: 'never', label: 'No expiration', description: 'use with caution!' },
        ],
      },
    ],
  },
  once: {
    title: 'Important: Save Your API Key!',
    text: "This is the ONLY TIME you'll see the full key!",
    steps: [
      'Copy the key immediately',
      'Store it securely',
      'Click "Download .env File" to get a template environment file',
      'Test the key to make sure it works',
      'Click "I\'ve Saved It" when you\'re done',
    ],
    copy: 'Copy',
    download: 'Download .env File',
    done: "I've Saved It",
    lost: "If you lose the key, you'll need to create a new one - there's no way to retrieve it!",
  },
  actions: {
    update: {
      label: 'Edit',
      in: 'details',
      confirm: null,
      submit: 'Save Changes',
      fixed: ["The key itself (it's one-time only)", 'Expiration date (create a new key instead)', 'Owner'],
    },
    revoke: {
      label: 'Revoke',
      in: 'details',
      confirm: {
        title: 'Revoke',
        text: 'This is permanent! Any code using this key will immediately lose access.',
        submit: 'Revoke',
      },
    },
  },
  statuses: { active: 'active', expired: 'expired', revoked: 'revoked' },
  env: {
    lines: ['HYPERSTUDY_API_KEY=hst_live_your_key_here', 'HYPERSTUDY_BASE_URL=https://api.hyperstudy.io/api/v3'],
    gitignore: ['.env'],
  },
  examples: [
    {
      language: 'python',
      title: 'In Python',
      needs: ['requests'],
      code: `import os
import requests

# Load from environment variable
API_KEY = os.environ.get('{{variable}}')

# Make API request
response = requests.get(
    '{{baseUrl}}/data/events/room/YOUR_ROOM_ID',
    headers={'X-API-Key': API_KEY}
)

if response.ok:
    data = response.json()
    print(f"Retrieved {len(data['data'])} events")
else:
    print(f"Error: {response.status_code}")`,
    },
    {
      language: 'javascript',
      title: 'In JavaScript',
      needs: [],
      code: `const API_KEY = process.env.{{variable}};

const response = await fetch(
  '{{baseUrl}}/data/events/room/YOUR_ROOM_ID',
  {
    headers: {
      'X-API-Key': API_KEY
    }
  }
);

if (response.ok) {
  const result = await response.json();
  console.log(\`Retrieved \${result.data.length} events\`);
} else {
  console.error(\`Error: \${response.status}\`);
}`,
    },
    {
      language: 'r',
      title: 'In R',
      needs: ['httr'],
      code: `library(httr)

API_KEY <- Sys.getenv("{{variable}}")

response <- GET(
  "{{baseUrl}}/data/events/room/YOUR_ROOM_ID",
  add_headers("X-API-Key" = API_KEY)
)

if (status_code(response) == 200) {
  data <- content(response, as = "parsed")
  print(paste("Retrieved", length(data$data), "events"))
} else {
  print(paste("Error:", status_code(response)))
}`,
    },
    {
      language: 'curl',
      title: 'Test with curl',
      needs: [],
      code: `curl -H "X-API-Key: \${{variable}}" \\
  {{baseUrl}}/data/events/room/ROOM_ID`,
    },
  ],
  warnings: [
    {
      id: 'no_end',
      about: 'no_end',
      text: 'Never: Only for critical systems with manual rotation plan',
    },
    {
      id: 'full_access',
      about: 'scopes',
      scopes: ['*'],
      text: "DON'T: Grant all scopes if you only need events",
    },
    { id: 'unused', about: 'unused', days: 90, text: 'the key might be unused (safe to revoke)' },
    { id: 'rotation_due', about: 'age', days: 90, text: 'Best Practice: Rotate keys every 90 days' },
  ],
  workflows: [
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
        'Store it securely',
        'Click "Download .env File" to get a template environment file',
        'Test the key to make sure it works',
        'Click "I\'ve Saved It" when you\'re done',
      ],
    },
    {
      id: 'edit',
      title: 'Editing an API Key',
      steps: ['Click "Details" on the key', 'Click "Edit"', 'You can change', 'Click "Save Changes"'],
    },
    {
      id: 'monitor',
      title: 'Monitoring Key Usage',
      steps: [
        'In the key details, check',
        'Last Used: When the key was last used',
        'Request Count: Total number of API requests',
        'Last IP: IP address of last request',
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
      title: 'How to Rotate',
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
      steps: [
        'Immediately revoke the compromised key',
        'Create a new key with same permissions',
        'Update all code to use the new key',
        'Monitor usage of the compromised key (check last used)',
        'Review audit logs for suspicious activity',
        'Document the incident for your security records',
      ],
    },
  ],
};
