import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { processIdentity } from '#db/embedded/process-identity.ts';
import { codeOf } from '#db/sql-state.ts';

const claimSchema = z.object({ pid: z.number(), identity: z.string(), what: z.string() });

/**
 * Makes this process the only one that runs the databases and processes of a data folder, and
 * returns how to let it go. A claim whose process is gone, or whose pid is somebody else's by now,
 * is taken over. Throws when it is held, naming the holder.
 * @param what the holder in words, for whoever is refused: "npm start on port 3000"
 */
export async function claimDataDir(dataDir: string, what: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'claim.json');
  const draft = `${file}.${randomUUID()}`;
  const identity = await processIdentity(process.pid);
  await writeFile(draft, JSON.stringify({ pid: process.pid, identity, what }), { mode: 0o600 });
  try {
    // A link fails when the name exists: of several starters one wins.
    while (!(await linked(draft, file))) await removeIfStale(dataDir, file);
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(file, { force: true });
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfStale(dataDir: string, file: string): Promise<void> {
  const text = read(file);
  if (text === undefined) return;
  const holder = claimSchema.safeParse(JSON.parse(text)).data;
  if (holder && (await processIdentity(holder.pid)) === holder.identity) {
    throw new Error(
      `${dataDir} is in use by ${holder.what} (process ${holder.pid}). Stop that first, or set DATA_DIR and PORT to others.`,
    );
  }
  removeIfStill(dataDir, file, text);
}

/**
 * Removes a claim that was seen stale, unless another starter has done so and made its own since.
 * Whoever looks and removes holds a lock of the system's, which ends with its process; without it 11
 * of 400 starts of six at once gave the folder to two.
 */
function removeIfStill(dataDir: string, file: string, text: string): void {
  const lock = new DatabaseSync(join(dataDir, 'claim.lock'));
  try {
    lock.exec('pragma busy_timeout = 5000; begin exclusive');
    if (read(file) === text) rmSync(file);
    lock.exec('commit');
  } finally {
    lock.close();
  }
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
