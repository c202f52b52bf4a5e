import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backupFiles, draftOf } from './backup-files.ts';
import { claimDrafts } from './claim-drafts.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, rmSync: vi.fn(fs.rmSync) };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claim-drafts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a draft that cannot be deleted stops no backup, and the others are cleared', () => {
  const { bases } = backupFiles(folder);
  const [first, second] = ['1', '2'].map((name) => draftOf(join(bases, name)));
  for (const draft of [first, second]) mkdirSync(String(draft), { recursive: true });
  vi.mocked(rmSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('Not yours.'), { code: 'EACCES' });
  });
  claimDrafts(folder)();
  expect([first, second].filter((draft) => existsSync(String(draft)))).toHaveLength(1);
});
