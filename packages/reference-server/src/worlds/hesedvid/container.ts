/**
 * Whether bytes begin as one of the documented containers does: MP4 and MOV (ISO/IEC 14496-12 §4.2: a box's size, then its
 * type), AVI (a RIFF list) or WebM and MKV (an EBML header, RFC 8794 §8.1).
 */
export const isVideo = (bytes: Uint8Array): boolean => {
  const textAt = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (firstBoxes.has(textAt(4))) return true;
  if (textAt(0) === 'RIFF' && textAt(8) === 'AVI ') return true;
  return [0x1a, 0x45, 0xdf, 0xa3].every((byte, index) => bytes[index] === byte);
};

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip']);
