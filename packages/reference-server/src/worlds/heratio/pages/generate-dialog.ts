import { type OpenField, openFields } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { type Html, html } from '../../../pages/html.ts';
import { type PageRequest, tokenField } from '../../../pages/page.ts';
import { noticesBeside, noticesIn } from './notices.ts';

const { form } = heratio.manager;

/** The dialog that generates a key, and what opens it. */
export const generateDialog = (
  request: PageRequest,
): Html => html`<button type="button" popovertarget="generate">${form.open}</button>
<div id="generate" popover>
<h2>${form.title}</h2>
<form method="post" autocomplete="off">
<input type="hidden" name="${tokenField}" value="${request.formToken}">
<input type="hidden" name="form_action" value="generate">
<input type="hidden" name="once" value="${request.newFormId}">
${openFields(heratio, form).map(fieldOf)}${noticesIn('form', request)}<button>${form.submit}</button>
</form>
</div>`;

/** How the system's own form calls what is asked for. */
const inputNames = new Map([
  ['name', 'name'],
  ['permissions', 'permissions[]'],
  ['expires', 'expires_at'],
]);

const fieldOf = ({ field, label, kind, description, hint, isRequired, options }: OpenField): Html => {
  const name = inputNames.get(field) ?? field;
  const required = isRequired ? html` required` : null;
  const beside = noticesBeside(field);
  if (kind !== 'choices') {
    const type = kind === 'date' ? 'date' : 'text';
    return html`<p><label>${label} <input type="${type}" name="${name}"${required}></label>${small(description)}${small(hint)}</p>\n${beside}`;
  }
  const boxes = (options ?? []).map(
    ({ value, label: title, description: about, isPreselected }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${isPreselected ? html` checked` : null}> ${title}</label>${small(about)}\n`,
  );
  return html`<fieldset><legend>${label}</legend>${small(description)}\n${boxes}${small(hint)}</fieldset>\n${beside}`;
};

const small = (text: string | undefined): Html | null => (text === undefined ? null : html` <small>${text}</small>`);
