import type { Page } from '../../../pages/page.ts';

/** How pages name it: they all lie in the same folder. */
export const stylesFile = 'apiKeys.css';

export const styles: Page = {
  kind: 'file',
  path: `/research/${stylesFile}`,
  contentType: 'text/css; charset=utf-8',
  content: `body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: 0.4rem; text-align: left; }
.banner { background: #d4edda; border: 1px solid #1e7e34; color: #0b2e13; padding: 1rem; }
.notice { background: #fff3cd; border: 1px solid #856404; color: #533f03; padding: 1rem; }
.caution, .note, .tip { border-left: 4px solid #856404; padding-left: 1rem; }
.past { color: #b00020; }
code { overflow-wrap: anywhere; }
`,
};
