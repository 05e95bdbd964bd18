/** A new id: a word for its kind and 20 random characters, which say nothing of how many there are. */
export const newId = (
  kind: 'node' | 'edge' | 'hedge' | 'qry' | 'exp' | 'imp' | 'sess',
  random: (size: number) => Uint8Array,
): string => `${kind}_${Array.from(random(10), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
