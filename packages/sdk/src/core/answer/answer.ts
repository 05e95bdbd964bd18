/** A server's answer, read to its end. */
export interface Answer {
  readonly status: number;
  /** A header's value, or null. */
  header(name: string): string | null;
  readonly text: string;
  /** Why the text is not what was sent: longer than is read, or no UTF-8. */
  readonly flaw?: 'too_long' | 'not_utf8' | undefined;
}

/** A body as JSON; undefined where it is none. */
export const jsonOf = ({ text }: Pick<Answer, 'text'>): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
