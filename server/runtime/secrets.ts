import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './environment.ts';

const fileSchema = z.object({ secret: z.string().min(32) });

/**
 * The installation's secret: BETTER_AUTH_SECRET, or one generated once into the data folder.
 * Signs sessions and is the root of the database roles' passwords. Processes that start at the
 * same time agree on one. In production a short or a well-known secret is refused.
 */
export function ensureSecret({ secret, production, dataDir }: Environment): string {
  if (secret !== undefined) {
    if (production) refuseWeak(secret);
    return secret;
  }
  const file = join(dataDir, 'secrets.json');
  const kept = read(file);
  if (kept !== undefined) return kept;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const fresh = { secret: randomBytes(32).toString('base64url') };
  writeFileSync(draft, `${JSON.stringify(fresh)}\n`, { mode: 0o600 });
  try {
    // A link fails when the name exists, so the first of several starters wins for all.
    linkSync(draft, file);
  } catch (error) {
    if (read(file) === undefined) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) ?? fresh.secret;
}

function read(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return fileSchema.parse(JSON.parse(text)).secret;
}

function refuseWeak(secret: string): void {
  const varied = new Set(secret).size >= 10;
  const wellKnown = /change.?me|better-auth-secret|default|example|password|your.?secret/i;
  if (secret.length >= 32 && varied && !wellKnown.test(secret)) return;
  throw new Error(
    'BETTER_AUTH_SECRET is short or well known. Set at least 32 random characters (openssl rand -base64 32), or leave it out to have one generated into DATA_DIR.',
  );
}
