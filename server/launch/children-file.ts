import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { endProcess } from '#db/embedded/end-process.ts';
import { processIdentity } from '#db/embedded/process-identity.ts';

const childrenSchema = z.record(z.string(), z.object({ pid: z.number(), identity: z.string() }));

/** Remembers the running children of a data folder, so that the next start can end leftovers. */
export async function rememberChildren(dataDir: string, pids: Map<string, number>): Promise<void> {
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
