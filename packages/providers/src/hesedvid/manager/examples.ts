import type { Manager } from '../../spec/manager.ts';

/** The "Integration Examples" of HesedVid's document, and "Testing Your Key". */
export const examples: Manager['examples'] = [
  {
    language: 'javascript',
    title: 'Node.js/Express',
    operation: 'listVideos',
    needs: ['express'],
    code: `const express = require('express');
const app = express();

app.get('/api/videos', async (req, res) => {
  try {
    const response = await fetch('{{baseUrl}}/{{organization}}/videos', {
      headers: {
        'X-Api-Key': process.env.{{variable}},
        'Content-Type': 'application/json'
      }
    });

    const data = await response.json();
    res.json(data);
  } catch (error) {
    res.status(500).json({ error: 'Failed to fetch videos' });
  }
});`,
  },
  {
    language: 'python',
    title: 'Python',
    operation: 'listVideos',
    needs: ['requests'],
    code: `import os
import requests

def get_videos():
    headers = {
        'X-Api-Key': os.getenv('{{variable}}'),
        'Content-Type': 'application/json'
    }

    response = requests.get(
        '{{baseUrl}}/{{organization}}/videos',
        headers=headers
    )

    return response.json()`,
  },
  {
    language: 'curl',
    title: 'cURL',
    operation: 'listVideos',
    needs: [],
    code: `# Set your API key as an environment variable
export {{variable}}="{{key}}"

# Use in requests
curl -X GET "{{baseUrl}}/{{organization}}/videos" \\
  -H "X-Api-Key: \${{variable}}" \\
  -H "Content-Type: application/json"`,
  },
  {
    language: 'curl',
    title: 'Testing Your Key',
    operation: 'checkEnvironments',
    needs: [],
    code: `# Test API key validity
curl -I "{{baseUrl}}/{{organization}}/environments" \\
  -H "X-Api-Key: \${{variable}}"
# Should return 200 OK if valid`,
  },
];
