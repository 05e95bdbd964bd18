/** How deep lists and objects may lie in one another: a validator and a writer go down them one call each. */
export const maxNesting = 100;

/** Whether a JSON text is nested deeper than that. Reads it once; the text need not be well-formed. */
export const isTooNested = (json: string): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '\\':
        at++;
        break;
      case '"':
        isText = !isText;
        break;
      case '[':
      case '{':
        if (!isText && ++depth > maxNesting) return true;
        break;
      case ']':
      case '}':
        if (!isText) depth--;
        break;
    }
  }
  return false;
};
