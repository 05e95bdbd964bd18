/** What of a manager people read: every text under these names, and all texts in lists and tables under them. */
const shown = new Set([
  'action',
  'condition',
  'copy',
  'counting',
  'description',
  'done',
  'download',
  'example',
  'examples',
  'filter',
  'fixed',
  'hint',
  'label',
  'lost',
  'none',
  'notes',
  'notice',
  'open',
  'path',
  'pattern',
  'shows',
  'statuses',
  'steps',
  'submit',
  'text',
  'title',
  'upgrade',
  'useCase',
]);

/** Every text of a manager that people read, in order. Code is none of them. */
export const managerTexts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(managerTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    shown.has(name) && isTexts(each) ? textsIn(each) : managerTexts(each),
  );
};

/** A text, or a list or a table of nothing but texts. */
const isTexts = (value: unknown): boolean =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string'));

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).filter((each) => typeof each === 'string');
