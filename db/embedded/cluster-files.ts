import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What `postgres.json` holds. */
export const accessSchema = z.object({ port: z.number().int(), password: z.string().min(16) });

/** How to reach the cluster of a data folder; kept in `postgres.json`, readable by its owner only. */
export type Access = z.infer<typeof accessSchema>;

/** Where the cluster of a data folder keeps what. */
export function clusterFiles(dataDir: string) {
  return {
    data: join(dataDir, 'postgres'),
    unfinished: join(dataDir, 'postgres.unfinished'),
    access: join(dataDir, 'postgres.json'),
    log: join(dataDir, 'postgres.log'),
    pid: join(dataDir, 'postgres', 'postmaster.pid'),
  };
}

/** Reads the access kept in the folder, or undefined before the first start. */
export async function readAccess(dataDir: string): Promise<Access | undefined> {
  const { access } = clusterFiles(dataDir);
  // Next's bundler would take a path it cannot foresee for one to the whole project.
  const text = await readFile(/* turbopackIgnore: true */ access, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : accessSchema.parse(JSON.parse(text));
}

/** Writes the access in one step, so that a crash leaves the old or the new one. */
export async function writeAccess(dataDir: string, access: Access): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = clusterFiles(dataDir).access;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** A password that nobody has to type: 192 random bits. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The superuser's URL of a database of this cluster. */
export function clusterUrl({ port, password }: Access, database: string): string {
  return `postgres://evenkeel:${password}@127.0.0.1:${port}/${database}`;
}
