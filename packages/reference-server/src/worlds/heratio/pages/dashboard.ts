import { heratio } from '@latchkey/providers/heratio';
import { html } from '../../../pages/html.ts';
import type { Page } from '../../../pages/page.ts';
import { stylesFile } from './styles.ts';

/** The research dashboard, as far as keys go: where researchers are told why they cannot have any. */
export const dashboardPage: Page = {
  kind: 'page',
  path: heratio.manager.approval?.redirect ?? '/research/dashboard',
  methods: ['GET'],
  answer: ({ person, notice }) => ({
    kind: 'page',
    title: 'Research dashboard',
    styles: stylesFile,
    body: html`<h1>Research dashboard</h1>
${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
<p>${person.name}</p>
<p>Account status: ${person.approval ?? 'none'}</p>
<p><a href="apiKeys">API Keys</a></p>`,
  }),
};
