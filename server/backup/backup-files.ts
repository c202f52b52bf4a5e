import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const backupSchema = z.object({
  /** By the database's clock, ISO 8601. */
  startedAt: z.string(),
  endedAt: z.string(),
  /** Of the log when the backup began. */
  epoch: z.string(),
  position: z.number(),
  serverVersion: z.string(),
});

/** What is known of a backup. It holds everything up to some moment between its start and its end. */
export type Backup = z.infer<typeof backupSchema> & { folder: string };

/** Where backups are kept: whole copies, and the write-ahead log since the first of them. */
export const backupFiles = (folder: string) => ({
  bases: join(folder, 'base'),
  wal: join(folder, 'wal'),
});

/** What one of them consists of. */
export const baseFiles = (folder: string) => ({
  tar: join(folder, 'base.tar.gz'),
  about: join(folder, 'backup.json'),
  access: join(folder, 'postgres.json'),
  secrets: join(folder, 'secrets.json'),
});

/** Where a backup is until it is whole. */
export const draftOf = (folder: string): string => `${folder}.part`;

/** Whether a backup of this name is under way, or was killed. */
export const isDraft = (name: string): boolean => name.endsWith('.part');

/** The finished backups of a folder, oldest first. */
export const listBackups = async (folder: string): Promise<Backup[]> => {
  const { bases } = backupFiles(folder);
  const names = await readdir(bases).catch(() => []);
  const found = names
    .filter((name) => !isDraft(name))
    .map(async (name) => {
      const text = await readFile(baseFiles(join(bases, name)).about, 'utf8');
      return { ...backupSchema.parse(JSON.parse(text)), folder: join(bases, name) };
    });
  return (await Promise.all(found)).sort((a, b) => Date.parse(a.endedAt) - Date.parse(b.endedAt));
};
