import { describe, expect, it } from 'vitest';
import { managedSystems } from './managed-systems.ts';
import { managerTexts } from './manager-texts.ts';
import { isQuoted, leftOf } from './quotation.ts';

describe.each(managedSystems)('the manager of $id', ({ provider, manager, quoted }) => {
  const texts = managerTexts(provider, manager);

  it('says what its document says, to the letter, and names what is ours', () => {
    const made = Object.entries(texts).flatMap(([part, said]) =>
      said.filter((text) => !isQuoted(text, quoted.says[part] ?? [])),
    );
    expect([...new Set(made)].toSorted()).toEqual(quoted.ours);
    expect(quoted.source).toMatch(/^seed 00\d$/);
  });

  it('leaves out nothing of the lines that its document has for each part', () => {
    for (const [part, lines] of Object.entries(quoted.says)) {
      const left = new Set(lines.flatMap((line) => leftOf(line, texts[part] ?? [])));
      expect([part, [...left].toSorted()]).toEqual([part, quoted.unsaid[part] ?? []]);
    }
  });
});
