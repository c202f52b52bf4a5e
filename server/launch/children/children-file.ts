import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { endProcess } from '#db/embedded/end-process.ts';
import { processIdentity } from '#db/embedded/process-identity.ts';

const childrenSchema = z.record(z.string(), z.object({ pid: z.number(), identity: z.string() }));

/** Keeps the running children of a data folder on its disk, so that the next start can end leftovers. */
export type ChildrenFile = {
  /** A process of this name has started, or, without `pid`, ended. */
  note(name: string, pid: number | undefined): void;
  /** Resolves when all that was noted is written, or was told to be lost. */
  written(): Promise<void>;
};

/** One that cannot be written, as on a full disk, is no reason to end what runs: `tell` says it. */
export function createChildrenFile(dataDir: string, tell: (text: string) => void): ChildrenFile {
  const pids = new Map<string, number>();
  let writing = Promise.resolve();
  const lost = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    tell(
      `children.json cannot be written (${reason}), and a start after a kill -9 of this one may find its processes still there. Free space in ${dataDir}.`,
    );
  };
  return {
    note(name, pid) {
      if (pid === undefined) pids.delete(name);
      else pids.set(name, pid);
      writing = writing.then(() => write(dataDir, pids)).catch(lost);
    },
    written: () => writing,
  };
}

async function write(dataDir: string, pids: Map<string, number>): Promise<void> {
  const entries = [...pids].map(async ([name, pid]) => [
    name,
    { pid, identity: (await processIdentity(pid)) ?? 'gone' },
  ]);
  const file = join(dataDir, 'children.json');
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(Object.fromEntries(await Promise.all(entries))));
  await rename(draft, file);
}

/** Ends the children of a supervisor that was killed; whoever has their pid now is left alone. */
export async function endOldChildren(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, 'children.json'), 'utf8').catch(() => '{}');
  const leftovers = Object.values(childrenSchema.parse(JSON.parse(text)));
  await Promise.all(
    leftovers.map(({ pid, identity }) =>
      endProcess(pid, identity, { signal: 'SIGTERM', graceMs: 3_000 }),
    ),
  );
}
