import { exampleText } from '@latchkey/providers';
import type { Handler } from '../../world.ts';
import { type Desk, forApproved, json } from '../desk.ts';
import { replyTo } from '../problem.ts';
import { systemUrl } from '../system.ts';

/** Code that asks with a key out of the environment. It holds no secret: whose key it is tells the organisation in its paths. */
export const listKeyExamples = (desk: Desk): Handler =>
  forApproved(desk, async ({ path, baseUrl }, { by }) =>
    replyTo(await desk.engine().get({ ...by, id: path.keyId ?? '' }), ({ key }) => {
      const { provider, manager } = desk;
      const organization = key.reach?.organization;
      const values = { baseUrl: systemUrl(desk, baseUrl), ...(organization == null ? {} : { organization }) };
      return json({
        examples: manager.examples.map((example) => ({
          language: example.language,
          title: example.title,
          needs: example.needs,
          code: exampleText(provider, example, values),
        })),
        env: manager.env.lines.map((line) => line.replaceAll(provider.baseUrl, values.baseUrl)).join('\n'),
      });
    }),
  );
