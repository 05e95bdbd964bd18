import type { Header } from '../pipeline/headers.ts';
import { type Html, html } from './html.ts';

/** A whole page. */
export const documentOf = (title: string, body: Html, styles: string | null = null): Html =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
${styles === null ? null : html`<link rel="stylesheet" href="${styles}">`}
</head>
<body>
${body}
</body>
</html>
`;

/** What is said with every page: it is kept by no cache, shown in no frame, and runs nothing (security 76). */
export const safety: readonly Header[] = [
  ['Cache-Control', 'no-store'],
  [
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ],
  ['Referrer-Policy', 'same-origin'],
  ['X-Content-Type-Options', 'nosniff'],
];
