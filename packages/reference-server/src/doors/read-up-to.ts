/** The bytes of a stream, at most `most` of them; what is beyond is not read. */
export const readUpTo = async (stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value.subarray(0, most - length));
    length += read.value.length;
    if (length >= most) break;
  }
  // Not awaited: one half of a cloned body is only done with when the other half is.
  reader.cancel().catch(() => {});
  const bytes = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};
