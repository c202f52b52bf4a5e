import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askOwner } from '../system/ask-owner.ts';
import type { Scene } from './open-scene.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const name = '9999-12-31-01-next-release';

/** What the next release's schema has and this one's has not. */
const tables = { write: 'write.commands', read: 'read.orders' } as const;

export type NextRelease = {
  /** Its migrate program, an absolute path. */
  program: string;
  /** How often its migration of each side is on record. */
  recorded: () => Promise<Record<keyof typeof tables, number>>;
  /** Takes its migrations back, and its files away. */
  close: () => Promise<void>;
};

/** A copy of this code with one migration more on each side, which locks a table that is in use. */
export const nextRelease = async ({ system: { config } }: Scene): Promise<NextRelease> => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-next-release-'));
  for (const part of ['package.json', 'db', 'server']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [side, table] of Object.entries(tables)) {
    const migrations = join(folder, 'db', side, 'migrations');
    await mkdir(migrations, { recursive: true });
    await writeFile(join(migrations, `${name}.ts`), migrationOf(table));
  }
  const sides = [
    ['write', config.databaseUrl],
    ['read', config.readDatabaseUrl],
  ] as const;
  return {
    program: join(folder, 'server/launch/migrate.ts'),
    recorded: async () => {
      const found = { write: 0, read: 0 };
      for (const [side, url] of sides) {
        const rows = await askOwner(url, `select from ${side}.migrations where name = '${name}'`);
        found[side] = rows.length;
      }
      return found;
    },
    close: async () => {
      for (const [side, url] of sides) {
        await askOwner(url, `alter table ${tables[side]} drop column if exists next_release`);
        await askOwner(url, `delete from ${side}.migrations where name = '${name}'`);
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const migrationOf = (table: string): string => `import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`alter table ${table} add column next_release text\`.execute(db);
}
`;
