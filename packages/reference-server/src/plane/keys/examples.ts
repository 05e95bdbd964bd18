import { type CodeExample, type ExampleValues, exampleText, keyPlaceholder, mayRun } from '@latchkey/providers';
import type { Handler } from '../../world.ts';
import { type Desk, forApproved, json } from '../desk.ts';
import { replyTo } from '../problem.ts';
import { systemUrl } from '../system.ts';

/**
 * Code that takes the key from the environment, as far as this key may do what it asks for. It holds no secret: whose key it is tells
 * the environment in its placeholder, and the organisation in its paths.
 */
export const listKeyExamples = (desk: Desk): Handler =>
  forApproved(desk, async ({ path, baseUrl }, { by }) =>
    replyTo(await desk.engine().get({ ...by, id: path.keyId ?? '' }), ({ key }) => {
      const { provider, manager } = desk;
      const { environment } = key;
      const url = systemUrl(desk, baseUrl);
      const values = { baseUrl: url, environment, ...segmentIn('organization', key.reach?.organization) };
      const written = ({ language, title, description, needs, code }: CodeExample) => ({
        language,
        title,
        ...(description === undefined ? {} : { description }),
        needs,
        code: codeOf(desk, { code }, values),
      });
      const inPlace = (line: string) =>
        line
          .replaceAll(provider.baseUrl, url)
          .replaceAll(keyPlaceholder(provider.keyFormat), keyPlaceholder(provider.keyFormat, environment));
      return json({
        examples: manager.examples.filter((example) => mayRun(provider, example, key)).map(written),
        env: manager.env.lines.map(inPlace).join('\n'),
      });
    }),
  );

/** A name as a segment of a path; nothing, so that the document's placeholder stays, where there is none or no URL can say it. */
const segmentIn = (name: 'organization', text: string | null | undefined): ExampleValues =>
  text == null || !text.isWellFormed() ? {} : { [name]: encodeURIComponent(text).replace(/[!'()*]/g, percent) };

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** What code would take for its own is left out of it: the document's own values stand there. */
const codeOf = ({ provider }: Desk, example: Pick<CodeExample, 'code'>, values: ExampleValues): string => {
  try {
    return exampleText(provider, example, values);
  } catch (thrown) {
    if (thrown instanceof RangeError) return exampleText(provider, example);
    throw thrown;
  }
};
