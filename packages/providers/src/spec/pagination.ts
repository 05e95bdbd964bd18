/** How a system hands out a list. */
export type PageStyle = PagedStyle | WholeStyle;

/** What a client reads of it. */
export type PageReading = PagedReading | WholeReading;

interface Reading {
  /** Reads a page off a JSON answer. Throws where the answer is no page of this style. */
  read(body: unknown): PageRead;
}

interface Writing {
  /** Writes a page as the system's JSON answer. */
  write(page: PageWritten): unknown;
}

/** The list is cut into pages, through which two parameters move. */
export interface PagedReading extends Reading {
  readonly kind: 'offset' | 'page' | 'cursor';
  /**
   * Where the two parameters stand: in the query, by their names, or in the JSON body, by JSON pointers such as
   * `/params/arguments/offset`. `query` unless told.
   */
  readonly in?: 'query' | 'body';
  /** The parameter that says how many items a page holds. */
  readonly limitParameter: string;
  /** The parameter that says where the page starts: an offset, a page number or a cursor. In a body the first two are numbers. */
  readonly positionParameter: string;
  readonly defaultLimit: number;
  readonly maxLimit: number;
  /**
   * The query parameter, and its value, by which the system writes a page as CSV with a header row; of the operations that
   * produce `text/csv`. Only where `kind` is `offset`: CSV names no next page, so its records are counted.
   */
  readonly csv?: { readonly parameter: string; readonly value: string };
}

/** The answer is the whole list: it takes no parameters of paging, and `read` never names a next page. */
export interface WholeReading extends Reading {
  readonly kind: 'whole';
}

export interface PagedStyle extends PagedReading, Writing {}

export interface WholeStyle extends WholeReading, Writing {}

export interface PageRead {
  readonly items: readonly unknown[];
  /** How many items the whole list has, where the system says so. */
  readonly total: number | null;
  /** The next page's position as its parameter takes it, as text, or null on the last page. */
  readonly next: string | null;
}

export interface PageWritten {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly limit: number;
  /** Index of the page's first item in the whole list. */
  readonly offset: number;
  /** What else the system's envelope says of the answer. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
