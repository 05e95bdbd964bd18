import { hexOf } from '../../engine/hex.ts';

/** A new id: a word for its kind and 20 random characters, which say nothing of how many there are. */
export const newId = (
  kind: 'node' | 'edge' | 'hedge' | 'qry' | 'exp' | 'imp' | 'sess',
  random: (size: number) => Uint8Array,
): string => `${kind}_${hexOf(random(10))}`;
