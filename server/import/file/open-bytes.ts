import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const gzipMark = Buffer.from([0x1f, 0x8b]);

/** What a file holds, unpacked when it is gzip (told by its first bytes, not by its name). */
export type OpenFile = {
  bytes: Readable;
  /** Bytes on disk. */
  size: number;
  /** How many of them have been read. */
  read(): number;
};

/** Opens a file as a stream of its plain bytes. Rejects with the system's error. */
export async function openBytes(path: string): Promise<OpenFile> {
  const handle = await open(path);
  const { size } = await handle.stat();
  const start = Buffer.alloc(gzipMark.length);
  await handle.read(start, 0, start.length, 0).catch(async (error) => {
    await handle.close();
    throw error;
  });
  const source = handle.createReadStream({ start: 0 });
  const read = () => source.bytesRead;
  if (!start.equals(gzipMark)) return { bytes: source, size, read };
  // The end of either stream, good or bad, ends the other; the reader of `bytes` sees the error.
  const bytes = pipeline(source, createGunzip(), () => {});
  return { bytes, size, read };
}
