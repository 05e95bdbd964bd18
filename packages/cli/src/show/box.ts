/** Lines in a frame, as wide as the longest of them. */
export const box = (lines: readonly string[]): string => {
  const size = Math.max(0, ...lines.map((line) => [...line].length));
  const rule = '─'.repeat(size + 2);
  const body = lines.map((line) => `│ ${line}${' '.repeat(size - [...line].length)} │\n`);
  return `┌${rule}┐\n${body.join('')}└${rule}┘\n`;
};
