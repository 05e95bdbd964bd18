import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('markup', () => {
  it('holds texts as texts, and markup as markup', () => {
    const rows = ['a', 'b & c'].map((name) => html`<li>${name}</li>`);
    expect(html`<ul title="${'"'}">${rows}${3}${null}${html`<hr>`}</ul>`.text).toBe(
      '<ul title="&quot;"><li>a</li><li>b &amp; c</li>3<hr></ul>',
    );
  });

  it('security 76: shows as a text what would be markup, and what would turn the direction of writing', () => {
    expect(html`<td>${'<img src=x onerror="alert(1)">'}</td>`.text).toBe(
      '<td>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</td>',
    );
    expect(html`${'safe\u202egnp.exe\u2066'}`.text).toBe('safe\\u202egnp.exe\\u2066');
    expect(html`${'two\nlines'}`.text).toBe('two\\u000alines');
  });

  it('security 76: lets no text out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)|[\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
