import type { OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';

/** A GET by Node's own client, which MSW intercepts in another way than `fetch`. */
export const getOverHttp = (url: string, headers: OutgoingHttpHeaders): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    // By its object: MSW replaces the function there.
    https
      .get(url, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      })
      .on('error', reject);
  });
