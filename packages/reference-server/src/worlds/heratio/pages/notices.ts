import { exampleText, type Notice } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { type Html, html } from '../../../pages/html.ts';
import type { PageRequest } from '../../../pages/page.ts';

const notices: readonly Notice[] = heratio.manager.notices ?? [];

/** What the document says at a place of the page, under its headings. */
export const noticesIn = (place: Notice['in'], { apiUrl }: Pick<PageRequest, 'apiUrl'>): Html[] =>
  notices
    .filter((notice) => notice.in === place && notice.field === undefined)
    .map(
      ({ as, title, lines, hasExamples = false }) => html`<section class="${as}">
${title === undefined ? null : html`<h2>${title}</h2>\n`}${lines.map(paragraphOf)}${hasExamples ? examplesFor(apiUrl) : null}</section>\n`,
    );

/** What it says beside a field of the form. */
export const noticesBeside = (field: string): Html[] =>
  notices.filter((notice) => notice.field === field).flatMap(({ lines }) => lines.map(paragraphOf));

const paragraphOf = (line: string): Html => html`<p>${line}</p>\n`;

/** Code that reads the key from the environment, so that it can be shown to anybody. */
const examplesFor = (apiUrl: string): Html[] =>
  heratio.manager.examples.map(
    (example) =>
      html`<p>${example.title}</p>\n<pre><code>${exampleText(heratio, example, { baseUrl: apiUrl })}</code></pre>\n`,
  );
