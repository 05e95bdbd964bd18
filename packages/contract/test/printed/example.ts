import { existsSync, readFileSync } from 'node:fs';
import type { Language } from './language.ts';

/** An example that a system's document prints, as `fixtures/examples/index.json` of its provider lists it. */
export interface Example {
  readonly title: string;
  readonly source: string;
  /** `header`: what a request has to carry, a header or a query string with the key's placeholder at its end. */
  readonly language: Language | 'env' | 'gitignore' | 'header';
  /** Packages of the language, beyond its standard library. */
  readonly needs: readonly string[];
  /** The document's own text. */
  readonly printed: string;
  /** The same with the breaks and the indentation that it lost; null where it runs as it is printed. */
  readonly restored: string | null;
  /** Lines that the document leaves to the reader, such as printing what was got. */
  readonly after: string;
  /** What it prints with a good key and with none, where it makes a request. */
  readonly asks: { readonly answered: string; readonly refused: string; readonly placeholder?: string } | null;
  /** Whether it reads the key from a `.env` file. */
  readonly loads: boolean;
}

/** The file's own shape: texts by file name, and what is not said is left out. */
type Entry = Pick<Example, 'title' | 'source' | 'language' | 'printed'> & Partial<Example>;

/** The examples of a system; none where its provider has no such fixtures. */
export const examplesOf = (id: string): readonly Example[] => {
  const folder = new URL(`../../../providers/src/${id}/fixtures/examples/`, import.meta.url);
  const index = new URL('index.json', folder);
  if (!existsSync(index)) return [];
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const entries: readonly Entry[] = JSON.parse(text('index.json'));
  return entries.map((entry) => ({
    needs: [],
    after: '',
    asks: null,
    loads: false,
    ...entry,
    printed: text(entry.printed),
    restored: entry.restored ? text(entry.restored) : null,
  }));
};

/**
 * The example under a title.
 * @throws Error when there is none.
 */
export const exampleOf = (id: string, title: string): Example => {
  const example = examplesOf(id).find((each) => each.title === title);
  if (!example) throw new Error(`${id} has no printed example "${title}".`);
  return example;
};

/** What a reader would run. */
export const runnableText = ({ printed, restored }: Pick<Example, 'printed' | 'restored'>): string =>
  restored ?? printed;

/** A text without the blanks between its tokens; what stands in quotes keeps its own. */
export const withoutBlanks = (text: string): string =>
  text.replace(/("[^"\n]*"|'[^'\n]*')|\s+/g, (_, quoted: string | undefined) => quoted ?? '');
