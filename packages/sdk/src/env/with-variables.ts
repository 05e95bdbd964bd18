import { isUnquoted, rangeError } from '@latchkey/providers';

/**
 * The text of an `.env` file with variables set, unquoted (ruling 27): where a name stands, its value is replaced, wherever it
 * stands twice; otherwise a line is added at the end. Everything else stays as it is.
 * @throws RangeError for a name that is none, or a value that cannot stand unquoted; neither value is repeated.
 */
export const withVariables = (text: string, variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables).reduce((lines, [name, value]) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw rangeError(`${JSON.stringify(name)} is no name of a variable.`);
    if (!isUnquoted(value)) {
      throw rangeError(`The value of ${name} holds characters that an .env file cannot hold unquoted.`);
    }
    const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name})[ \\t]*=.*$`, 'gm');
    const replaced = lines.replace(line, (_, head: string) => `${head}=${value}`);
    if (replaced !== lines || line.test(lines)) return replaced;
    return `${lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`}${name}=${value}\n`;
  }, text);
