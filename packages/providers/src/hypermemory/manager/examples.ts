import type { Manager } from '../../spec/manager.ts';

/** What HyperMemory's document prints. Whoever revokes by API says which key: `KEY_ID` is ours. */
export const examples: Manager['examples'] = [
  {
    language: 'python',
    title: 'Viewing active keys, via API',
    operation: 'listKeys',
    needs: ['httpx'],
    code: `import os
admin_api_key = os.environ["{{variable}}"]

import httpx

response = httpx.get(
    "{{baseUrl}}/v1/api-keys",
    headers={"Authorization": f"Bearer {admin_api_key}"}
)

for key in response.json()["keys"]:
    print(f"{key['name']}: {key['prefix']}... (scopes: {key['scopes']})")`,
  },
  {
    language: 'python',
    title: 'Revoking a key, via API',
    operation: 'revokeKey',
    needs: ['httpx'],
    code: `import os
admin_api_key = os.environ["{{variable}}"]
key_id = os.environ["KEY_ID"]

import httpx

response = httpx.delete(
    f"{{baseUrl}}/v1/api-keys/{key_id}",
    headers={"Authorization": f"Bearer {admin_api_key}"}
)

if response.status_code == 200:
    print("Key revoked successfully")`,
  },
  {
    language: 'python',
    title: 'Zero-downtime rotation',
    description: 'For critical systems, use this pattern:',
    needs: [],
    code: `import os
from datetime import datetime, timedelta

class KeyRotator:
    def __init__(self):
        self.primary_key = os.environ.get("{{variable}}")
        self.backup_key = os.environ.get("{{backupVariable}}")

    def get_key(self):
        """Return primary key, fall back to backup if needed"""
        return self.primary_key or self.backup_key

    def rotate(self, new_key: str):
        """Rotate to a new primary key"""
        self.backup_key = self.primary_key
        self.primary_key = new_key
        # Update environment
        os.environ["{{backupVariable}}"] = self.backup_key
        os.environ["{{variable}}"] = self.primary_key`,
  },
];
