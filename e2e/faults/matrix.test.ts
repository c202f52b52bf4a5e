import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { namedCells } from './cells.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

describe('every cell of the fault matrix has a test', () => {
  test.each(namedCells)('$name', async ({ test: cell }) => {
    if ('run' in cell) return expect(cell.run).toBeTypeOf('function');
    if ('runApart' in cell) return expect(cell.runApart).toBeTypeOf('function');
    expect(cell.proofs.length).toBeGreaterThan(0);
    for (const [file, name] of cell.proofs) {
      expect(await readFile(join(root, file), 'utf8')).toContain(name);
    }
  });
});
