import type { Manager } from '../../spec/manager.ts';

/** What Hypersave's document prints of a request, and of code that takes the key from the environment. */
export const examples: Manager['examples'] = [
  {
    language: 'curl',
    title: 'Example Request',
    operation: 'listMemories',
    needs: [],
    code: `curl {{baseUrl}}/v1/memories \\
  -H "Authorization: Bearer \${{variable}}"`,
  },
  {
    language: 'javascript',
    title: 'In your code',
    needs: [],
    code: `// In your code
const apiKey = process.env.{{variable}};`,
  },
];
