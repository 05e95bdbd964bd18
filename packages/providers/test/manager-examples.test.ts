import { describe, expect, it } from 'vitest';
import { envFile, exampleText, keyPlaceholder, mayRun } from '../src/index.ts';
import { fixture, managedSystems } from './managed-systems.ts';

/** Some documents lost the blanks around what they set in code. */
const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

describe.each(managedSystems)('the files and the code that the manager of $id shows', ({ id, provider, manager }) => {
  const { access, keyFormat } = provider;
  const columns = [...manager.columns, ...(manager.details?.rows ?? [])];

  /** The examples that the document prints, by their titles. */
  const printed: { title: string; language: string; printed: string; asks?: { placeholder?: string } }[] = JSON.parse(
    fixture(id, 'examples/index.json'),
  );

  it('ruling 27: has the lines of the .env file that is written', () => {
    const [, ...lines] = envFile(provider).trimEnd().split('\n');
    expect(manager.env.lines).toEqual(lines);
    expect(lines[0]).toBe(`${provider.variables.apiKey[0]}=${keyPlaceholder(keyFormat)}`);
  });

  it('ruling 27, 35: has the lines of the .env file that its document prints', () => {
    for (const { printed: file } of printed.filter(({ language }) => language === 'env')) {
      const lines = fixture(id, `examples/${file}`).trimEnd().split('\n');
      const variables = lines.filter((line) => !line.startsWith('#'));
      expect(manager.env.lines.slice(0, variables.length)).toEqual(variables);
    }
    for (const { printed: file } of printed.filter(({ language }) => language === 'gitignore')) {
      expect(fixture(id, `examples/${file}`)).toContain(`\n${manager.env.gitignore.join('\n')}`);
    }
  });

  it('has a place for its code examples', () => {
    const isShown = columns.some(({ as }) => as === 'examples') || manager.notices?.some((each) => each.hasExamples);
    expect([isShown, manager.examples.length > 0]).toEqual([true, true]);
  });

  it('shows with a key no example of what it may not do', () => {
    const all = access.kind === 'none' ? [] : access.vocabulary.filter((each) => each.offered).map(({ name }) => name);
    expect(manager.examples.filter((example) => !mayRun(provider, example, { scopes: all }))).toEqual([]);
    for (const example of manager.examples) {
      const asks = exampleText(provider, example).includes(provider.baseUrl);
      expect([example.title, example.operation !== undefined]).toEqual([example.title, asks]);
      const needed = example.operation === undefined ? [[]] : provider.operations[example.operation]?.scopes;
      const isForAll = needed === null || needed?.some((scopes) => scopes.length === 0);
      expect([example.title, mayRun(provider, example, { scopes: [] })]).toEqual([
        example.title,
        access.kind === 'none' || isForAll,
      ]);
    }
  });

  it.each(manager.examples)('$title: has the tokens that the document prints, but for the key', (example) => {
    const found = printed.find(({ title }) => title === example.title);
    if (!found) throw new Error(`The document prints no example '${example.title}'.`);
    const [variable] = provider.variables.apiKey;
    const document = withoutBlanks(fixture(id, `examples/${found.printed}`));
    const placeholder = found.asks?.placeholder ?? '';
    let ours = withoutBlanks(exampleText(provider, example)).replace(keyPlaceholder(keyFormat), placeholder);
    // Where the document prints a key, ours takes it from the environment.
    if (!document.includes(`$${variable}`)) ours = ours.replace(`$${variable}`, placeholder);
    expect(ours.endsWith(document)).toBe(true);
    expect(exampleText(provider, example)).toContain(variable);
  });
});
