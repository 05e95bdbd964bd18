/** How a system hands out a list. */
export type PageStyle = PagedStyle | WholeStyle;

interface ListStyle {
  /** Reads a page off a JSON answer. Throws where the answer is no page of this style. */
  read(body: unknown): PageRead;
  /** Writes a page as the system's JSON answer. */
  write(page: PageWritten): unknown;
}

/** The list is cut into pages, through which two query parameters move. */
export interface PagedStyle extends ListStyle {
  readonly kind: 'offset' | 'page' | 'cursor';
  /** The query parameter that says how many items a page holds. */
  readonly limitParameter: string;
  /** The query parameter that says where the page starts: an offset, a page number or a cursor. */
  readonly positionParameter: string;
  readonly defaultLimit: number;
  readonly maxLimit: number;
}

/** The answer is the whole list: it takes no parameters of paging, and `read` never names a next page. */
export interface WholeStyle extends ListStyle {
  readonly kind: 'whole';
}

export interface PageRead {
  readonly items: readonly unknown[];
  /** How many items the whole list has, where the system says so. */
  readonly total: number | null;
  /** The next page's position as its query parameter takes it, or null on the last page. */
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
