import type { Manager } from '../../spec/manager.ts';

/** Code that asks for a room's events, and code that loads the key from the `.env` file. */
export const examples: Manager['examples'] = [
  {
    language: 'python',
    title: 'In Python',
    operation: 'listRoomEvents',
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
    operation: 'listRoomEvents',
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
    operation: 'listRoomEvents',
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
    operation: 'listRoomEvents',
    needs: [],
    code: `curl -H "X-API-Key: \${{variable}}" \\
  {{baseUrl}}/data/events/room/ROOM_ID`,
  },
  {
    language: 'python',
    title: 'Load in Python',
    needs: ['dotenv'],
    code: `from dotenv import load_dotenv
import os

load_dotenv()
API_KEY = os.environ.get('{{variable}}')`,
  },
  {
    language: 'javascript',
    title: 'Load in JavaScript (Node.js)',
    needs: ['dotenv'],
    code: `require('dotenv').config();
const API_KEY = process.env.{{variable}};`,
  },
  {
    language: 'r',
    title: 'Load in R',
    needs: ['readr', 'stringr'],
    code: `library(readr)
library(stringr)

# Read .env file
env_vars <- read_lines(".env")
for (var in env_vars) {
  if (str_starts(var, "{{variable}}")) {
    Sys.setenv({{variable}} = str_split(var, "=")[[1]][2])
  }
}

API_KEY <- Sys.getenv("{{variable}}")`,
  },
];
