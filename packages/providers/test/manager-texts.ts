import { type Manager, openFields, type Provider } from '../src/index.ts';

/** What of a manager people read: the texts under these names, and those in lists under them. */
const shown = new Set([
  'action',
  'condition',
  'copy',
  'counting',
  'countingTitle',
  'description',
  'done',
  'download',
  'example',
  'examples',
  'filter',
  'fixed',
  'gitignore',
  'gitignoreTitle',
  'hint',
  'intro',
  'label',
  'lines',
  'lost',
  'namingTitle',
  'next',
  'none',
  'notice',
  'open',
  'path',
  'pattern',
  'points',
  'reasons',
  'shows',
  'steps',
  'submit',
  'text',
  'title',
  'upgrade',
  'useCase',
  'values',
]);

/** Tables whose every text is read. */
const tables = new Set(['notes', 'statuses']);

/** The texts of each part of a manager that people read, in order, and each once. Code is none of them. */
export const managerTexts = (provider: Provider, manager: Manager): Readonly<Record<string, readonly string[]>> => {
  const fields = openFields(provider, manager.form).map(({ words: _, ...field }) => field);
  const parts = { ...manager, form: { ...manager.form, fields } };
  return Object.fromEntries(
    Object.entries(parts)
      .map(([name, part]) => [name, [...new Set(textsIn(part, name))]] as const)
      .filter(([, texts]) => texts.length > 0),
  );
};

const textsIn = (value: unknown, name: string): string[] => {
  if (typeof value === 'string') return shown.has(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, name));
  if (typeof value !== 'object' || value === null) return [];
  if (tables.has(name)) return Object.values(value);
  return Object.entries(value).flatMap(([inner, each]) => textsIn(each, inner));
};
