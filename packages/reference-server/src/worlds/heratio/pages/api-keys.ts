import { type ApiKey, type Column, cellText, type OpenField, openFields, type Secret } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { after, type MaybePromise } from '../../../maybe-promise.ts';
import { type Html, html } from '../../../pages/html.ts';
import { type Page, type PageContext, type PageReply, type PageRequest, tokenField } from '../../../pages/page.ts';
import { stylesFile } from './styles.ts';

const { manager } = heratio;
const approval = manager.approval ?? noApproval();

/** What is said above the table. */
interface Said {
  readonly status?: number;
  readonly notice?: string | null;
  readonly secret?: Secret | null;
}

/**
 * The researcher's API Keys page: a table of their keys, a form that generates one and a button that revokes one. Its fields are
 * those of the system's own page: `form_action=generate` with `name`, `permissions[]` and `expires_at`, or `form_action=revoke`
 * with `key_id`.
 */
export const apiKeysPage = ({ keys }: Pick<PageContext, 'keys'>): Page => {
  const shown = (request: PageRequest, said: Said = {}): MaybePromise<PageReply> =>
    after(keys.list(request, { after: request.query.one('after') ?? undefined }), (page) => ({
      kind: 'page',
      status: said.status ?? 200,
      title: pageTitle,
      styles: stylesFile,
      body: page.ok ? bodyOf(request, page.keys, page.next, said) : html`<p class="notice">${page.message}</p>`,
    }));

  const generate = (request: PageRequest): MaybePromise<PageReply> => {
    const { form } = request;
    const asked = {
      name: form.one('name') ?? '',
      permissions: form.all('permissions[]'),
      expires: form.one('expires_at') ?? undefined,
      idempotencyKey: form.one('once') ?? undefined,
    };
    return after(keys.issue(request, withoutEmpty(asked)), (issued) =>
      issued.ok
        ? shown(request, issued.secret === null ? { notice: alreadyGenerated } : { secret: issued.secret })
        : shown(request, { status: 422, notice: issued.message }),
    );
  };

  const revoke = (request: PageRequest): MaybePromise<PageReply> =>
    after(keys.revoke(request, request.form.one('key_id') ?? ''), (revoked) => ({
      kind: 'redirect',
      to: approval.page,
      notice: revoked.ok ? `The key ${revoked.key.mask} is revoked.` : revoked.message,
    }));

  return {
    kind: 'page',
    path: approval.page,
    methods: ['GET', 'POST'],
    answer(request) {
      if (!approval.approved.includes(request.person.approval ?? '')) {
        return { kind: 'redirect', to: approval.redirect, notice: approval.notice };
      }
      if (request.method === 'GET') return shown(request);
      switch (request.form.one('form_action')) {
        case 'generate':
          return generate(request);
        case 'revoke':
          return revoke(request);
        default:
          return shown(request, { status: 422, notice: 'The form says neither generate nor revoke.' });
      }
    },
  };
};

const pageTitle = manager.path.at(-1) ?? '';
const alreadyGenerated = 'This key is generated already, and its value is not shown again.';

const withoutEmpty = <
  Asked extends { readonly expires: string | undefined; readonly idempotencyKey: string | undefined },
>({
  expires,
  idempotencyKey,
  ...asked
}: Asked) => ({
  ...asked,
  ...(expires ? { expires } : {}),
  ...(idempotencyKey ? { idempotencyKey } : {}),
});

const bodyOf = (
  request: PageRequest,
  keys: readonly ApiKey[],
  next: string | null,
  { notice = request.notice, secret = null }: Said,
): Html => html`<h1>${pageTitle}</h1>
${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
${secret === null ? null : bannerOf(secret)}
<p>API Base URL: <code>${request.apiUrl}</code></p>
${dialogOf(request)}
<table>
<thead><tr>${manager.columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>
${keys.map((key) => html`<tr>${manager.columns.map((column) => cellOf(request, column, key))}</tr>\n`)}</tbody>
</table>
${next === null ? null : html`<p><a href="?after=${encodeURIComponent(next)}">Older keys</a></p>`}
${endpoints}`;

/** The whole key, this one time. */
const bannerOf = (secret: Secret): Html => html`<div class="banner" role="status">
<p>${manager.once.text}</p>
<p><code>${secret.reveal()}</code></p>
<p>${manager.once.lost ?? null}</p>
</div>`;

const cellOf = (request: PageRequest, column: Column, key: ApiKey): Html => {
  if (column.as === 'acts') return html`<td>${key.status === 'active' ? revokeOf(request, key) : null}</td>`;
  const isPast = column.field === 'expiresAt' && key.expiresAt !== null && key.expiresAt.getTime() <= request.nowMs;
  const text = cellText(manager, column, key);
  return isPast ? html`<td class="past">${text}</td>` : html`<td>${text}</td>`;
};

const revokeOf = ({ formToken }: PageRequest, { id }: ApiKey): Html => {
  const { label = 'Revoke', confirm = null } = manager.actions.revoke ?? {};
  return html`<button type="button" popovertarget="revoke-${id}">${label}</button>
<div id="revoke-${id}" popover>
<p>${confirm?.text ?? null}</p>
<form method="post">
<input type="hidden" name="${tokenField}" value="${formToken}">
<input type="hidden" name="form_action" value="revoke">
<input type="hidden" name="key_id" value="${id}">
<button>${confirm?.submit ?? label}</button>
</form>
</div>`;
};

const dialogOf = ({
  formToken,
  newFormId,
}: PageRequest): Html => html`<button type="button" popovertarget="generate">${manager.form.open}</button>
<div id="generate" popover>
<h2>${manager.form.title}</h2>
<form method="post" autocomplete="off">
<input type="hidden" name="${tokenField}" value="${formToken}">
<input type="hidden" name="form_action" value="generate">
<input type="hidden" name="once" value="${newFormId}">
${openFields(heratio, manager.form).map(fieldOf)}
<button>${manager.form.submit}</button>
</form>
</div>`;

/** How the system's own form calls what is asked for. */
const inputNames = new Map([
  ['name', 'name'],
  ['permissions', 'permissions[]'],
  ['expires', 'expires_at'],
]);

const fieldOf = ({ field, label, kind, hint, isRequired, options }: OpenField): Html => {
  const name = inputNames.get(field) ?? field;
  const required = isRequired ? html` required` : null;
  const hinted = hint === undefined ? null : html`<small>${hint}</small>`;
  if (kind !== 'choices') {
    const type = kind === 'date' ? 'date' : 'text';
    return html`<p><label>${label} <input type="${type}" name="${name}"${required}></label> ${hinted}</p>\n`;
  }
  const boxes = (options ?? []).map(
    ({ value, label: title, description, isPreselected }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${isPreselected ? html` checked` : null}> ${title}</label> <small>${description ?? null}</small>\n`,
  );
  return html`<fieldset><legend>${label}</legend>\n${boxes}${hinted}</fieldset>\n`;
};

const endpoints = html`<h2>Endpoints</h2>
<ul>
${Object.values(heratio.operations).map(({ method, path }) => html`<li><code>${method} ${path}</code></li>\n`)}</ul>
<p>Send the key in the header <code>X-API-Key</code>, or as <code>?api_key=</code>.</p>`;

function noApproval(): never {
  throw new Error('The manager of Heratio declares no approval.');
}
