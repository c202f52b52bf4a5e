import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { grants, type Side, sides } from './roles/grants.ts';
import { type Role, rolePassword, roles, roleUrl } from './roles/names.ts';
import { scramVerifier } from './roles/scram.ts';
import { settings } from './roles/settings.ts';
import { lacksRight, sqlStateOf } from './sql-state.ts';
import { withClient } from './with-client.ts';

/**
 * Makes the login roles of a Postgres server, or brings them up to date: password, limits,
 * nothing else. Roles belong to the whole server, so two copies that start at once, each on its
 * own database, meet here; Postgres answers the slower with an error, and it looks again.
 */
export async function ensureRoles(owner: pg.Client, url: string, secret: string): Promise<void> {
  for (const role of roles) {
    for (let attempt = 1; ; attempt++) {
      try {
        await ensureRole(owner, role, url, secret);
        break;
      } catch (error) {
        if (attempt === 20 || !isRace(error)) throw error;
        await delay(25 * attempt);
      }
    }
  }
}

/** Opens a database to the roles and to nobody else. Not part of a template's copy. */
export async function grantDatabase(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('select current_database() as name');
  const database = pg.escapeIdentifier(rows[0].name);
  await owner.query(`
    begin;
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${roles.join(', ')};
    revoke all on schema public from public;
    commit;
  `);
}

/** Sets what each role may do in the schemas given, in one transaction: nobody sees a gap. */
export async function grantSides(owner: pg.Client, chosen: Side[]): Promise<void> {
  const everybody = ['public', ...roles].join(', ');
  const statements = sides
    .filter((side) => chosen.includes(side))
    .flatMap((side) => [
      ...['all tables in', 'all sequences in', 'all functions in', ''].map(
        (what) => `revoke all on ${what} schema ${side} from ${everybody}`,
      ),
      ...grants[side],
    ]);
  await owner.query(`begin;\n${statements.join(';\n')};\ncommit;`);
}

async function ensureRole(
  owner: pg.Client,
  role: Role,
  url: string,
  secret: string,
): Promise<void> {
  const { rows } = await owner.query('select rolconfig from pg_roles where rolname = $1', [role]);
  if (rows.length === 0) {
    await owner.query(`create role ${role} login`);
    // Whoever migrates must be able to change the tables that the projector owns.
    await owner.query(`grant ${role} to current_user`);
  }
  const present = new Set<string>(rows[0]?.rolconfig ?? []);
  for (const [name, value] of Object.entries(settings[role])) {
    if (present.has(`${name}=${value}`)) continue;
    const literal = name === 'search_path' ? value : pg.escapeLiteral(value);
    await owner.query(`alter role ${role} set ${name} = ${literal}`);
  }
  if (await canLogIn(roleUrl(url, role, secret))) return;
  const verifier = scramVerifier(rolePassword(role, secret));
  await owner.query(`alter role ${role} password ${pg.escapeLiteral(verifier)}`);
}

async function canLogIn(connectionString: string): Promise<boolean> {
  try {
    await withClient({ connectionString, connectionTimeoutMillis: 5_000 }, async () => {});
    return true;
  } catch (error) {
    // Known and right, but not (yet) let into this database: the password is fine.
    return lacksRight(error);
  }
}

/** Unique violation, duplicate role, "tuple concurrently updated". */
function isRace(error: unknown): boolean {
  return ['23505', '42710', 'XX000'].includes(sqlStateOf(error) ?? '');
}
