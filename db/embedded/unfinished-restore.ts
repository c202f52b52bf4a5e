import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { clusterFiles } from './cluster-files.ts';

const restoreSchema = z.object({
  /** The moment that it goes back to, ISO 8601; none: the last that is known. */
  at: z.string().optional(),
  /** Where the cluster is that served before it, if there was one. */
  aside: z.string().optional(),
});

/** A restore that has begun to change a data folder and has not come to its end. */
export type UnfinishedRestore = z.infer<typeof restoreSchema>;

/**
 * Says in the data folder that a restore is under way. Until it is ended the log there may be a part
 * of what it becomes, under the identity of the log that it was, and nobody may be served from it.
 */
export const noteRestore = async (dataDir: string, restore: UnfinishedRestore): Promise<void> => {
  const file = fileOf(dataDir);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(restore)}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
};

/** The restore is whole, and in a new epoch: whoever likes may start. */
export const endRestore = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

/** The restore under way in a data folder, also one whose process is gone; undefined: none. */
export const unfinishedRestore = async (
  dataDir: string,
): Promise<UnfinishedRestore | undefined> => {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : restoreSchema.parse(JSON.parse(text));
};

/** Throws, with the ways on, when a restore of the data folder was ended half way. */
export const refuseUnfinishedRestore = async (dataDir: string): Promise<void> => {
  const restore = await unfinishedRestore(dataDir);
  if (restore === undefined) return;
  const { at, aside } = restore;
  const again = `npm run restore${at === undefined ? '' : ` -- --at ${at}`}`;
  const back = `To have back what was there before, rename ${aside} to ${clusterFiles(dataDir).data} and delete ${fileOf(dataDir)}.`;
  throw new Error(
    `A restore of ${dataDir} was ended half way. Run "${again}" again to finish it.${aside === undefined ? '' : ` ${back}`}`,
  );
};

const fileOf = (dataDir: string): string => join(dataDir, 'restore.json');
