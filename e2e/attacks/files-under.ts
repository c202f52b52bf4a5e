import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file in a folder and beneath, as text. */
export const filesUnder = async (folder: string) => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    found
      .filter((file) => file.isFile())
      .map(async (file) => {
        const name = join(file.parentPath, file.name);
        return { name, text: await readFile(name, 'latin1') };
      }),
  );
};
