import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/**
 * Writes a file `times` as long as a compressed sample: its invoices again and again under other
 * numbers (536365 → 1536365, 2536365 …).
 */
export const writeLonger = (sample: string, path: string, times: number): Promise<void> =>
  pipeline(repeat(sample, times), createWriteStream(path));

async function* repeat(sample: string, times: number): AsyncGenerator<string> {
  for (let time = 1; time <= times; time++) {
    let isHeader = true;
    const input = createReadStream(sample).pipe(createGunzip());
    for await (const line of createInterface(input)) {
      if (!isHeader) yield `${line.replace(/^(C?)/, `$1${time}`)}\n`;
      else if (time === 1) yield `${line}\n`;
      isHeader = false;
    }
  }
}
