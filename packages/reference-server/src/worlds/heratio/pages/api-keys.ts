import { type ApiKey, type Column, cellText, type Secret } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import type { KeyPage } from '../../../engine/keys/list.ts';
import { after, type MaybePromise } from '../../../maybe-promise.ts';
import { type Html, html } from '../../../pages/html.ts';
import { type Page, type PageContext, type PageReply, type PageRequest, tokenField } from '../../../pages/page.ts';
import { generateDialog } from './generate-dialog.ts';
import { noticesIn } from './notices.ts';
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
export const apiKeysPage = ({ keys, zone }: Pick<PageContext, 'keys' | 'zone'>): Page => {
  const shown = (request: PageRequest, said: Said = {}): MaybePromise<PageReply> =>
    after(keys.list(request, { after: request.query.one('after') ?? undefined }), (page) => ({
      kind: 'page',
      status: said.status ?? 200,
      title: pageTitle,
      styles: stylesFile,
      body: page.ok ? bodyOf(request, page, { ...said, zone }) : html`<p class="notice">${page.message}</p>`,
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
  { keys, next }: KeyPage,
  { notice = request.notice, secret = null, zone }: Said & Pick<PageContext, 'zone'>,
): Html => html`<h1>${pageTitle}</h1>
${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
${secret === null ? null : bannerOf(secret)}
${noticesIn('list', request)}<p>API Base URL: <code>${request.apiUrl}</code></p>
${generateDialog(request)}
<table>
<thead><tr>${manager.columns.map(({ label, description }) => html`<th scope="col"${description === undefined ? null : html` title="${description}"`}>${label}</th>`)}</tr></thead>
<tbody>
${keys.map((key) => html`<tr>${manager.columns.map((column) => cellOf(request, { column, zone }, key))}</tr>\n`)}</tbody>
</table>
${next === null ? null : html`<p><a href="?after=${encodeURIComponent(next)}">Older keys</a></p>`}
${endpoints}
${noticesIn('help', request)}`;

/** The whole key, this one time. */
const bannerOf = (secret: Secret): Html => html`<div class="banner" role="status">
<p>${manager.once.text}</p>
<p><code>${secret.reveal()}</code></p>
<p>${manager.once.lost ?? null}</p>
</div>`;

const cellOf = (
  request: PageRequest,
  { column, zone }: { readonly column: Column; readonly zone: string },
  key: ApiKey,
): Html => {
  if (column.as === 'acts') return html`<td>${key.status === 'active' ? revokeOf(request, key) : null}</td>`;
  const isPast = column.field === 'expiresAt' && key.expiresAt !== null && key.expiresAt.getTime() <= request.nowMs;
  const text = cellText(manager, column, key, { zone });
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

const endpoints = html`<h2>Endpoints</h2>
<ul>
${Object.values(heratio.operations).map(({ method, path }) => html`<li><code>${method} ${path}</code></li>\n`)}</ul>`;

function noApproval(): never {
  throw new Error('The manager of Heratio declares no approval.');
}
