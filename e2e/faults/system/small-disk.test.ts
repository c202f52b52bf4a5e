import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canMount, mountSmallDisk } from './small-disk.ts';

test.runIf(await canMount())(
  'a small disk takes what fits, refuses more, and is gone when it is closed',
  async () => {
    const disk = await mountSmallDisk(2);
    try {
      await writeFile(join(disk.folder, 'fits'), Buffer.alloc(1_000_000));
      const more = writeFile(join(disk.folder, 'more'), Buffer.alloc(2_000_000));
      await expect(more).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await readdir(disk.folder)).toEqual(['fits', 'more']);
    } finally {
      await disk.close();
    }
    await expect(access(disk.folder)).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
