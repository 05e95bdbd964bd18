import { below, noise } from '../../lazy/noise.ts';

/** A file as it is served. */
export interface RecordingFile {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** How many bytes a recording's file has, without making it. */
export const fileSizeOf = (seed: string, number: number): number =>
  16_384 + below(noise(`${seed}/recordings`)(number, 9), 32_768);

/**
 * A recording's bytes: the boxes of an MP4 file (ISO/IEC 14496-12 §4.2: size, type, content) round noise. It is the
 * right length and the same each time, but no player will show anything.
 */
export const fileOf = (seed: string, number: number, type: 'audio' | 'video'): RecordingFile => {
  const size = fileSizeOf(seed, number);
  const content = new Uint8Array(size);
  const view = new DataView(content.buffer);
  const brand = type === 'video' ? 'isom' : 'M4A ';
  writeBoxHeader(view, 0, fileTypeBox, 'ftyp');
  writeText(view, 8, brand);
  writeBoxHeader(view, fileTypeBox, size - fileTypeBox, 'mdat');
  const chance = noise(`${seed}/recordings/${number}`);
  for (let at = fileTypeBox + 8; at < size; at += 1) view.setUint8(at, below(chance(at), 256));
  return { contentType: `${type}/mp4`, content };
};

/** Header, major brand and minor version. */
const fileTypeBox = 16;

const writeBoxHeader = (view: DataView, at: number, size: number, type: string): void => {
  view.setUint32(at, size);
  writeText(view, at + 4, type);
};

const writeText = (view: DataView, at: number, text: string): void => {
  for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
};
