import { roles } from '#db/roles/names.ts';
import { askOwner } from '../system/ask-owner.ts';
import { cutOff, heal, linksOf } from './links-of.ts';
import type { Scene } from './open-scene.ts';
import { accepted } from './progress.ts';

/**
 * The database of the views is replaced by a copy from before: what was projected since is not in
 * it, and neither is the checkpoint that says so.
 */
export const withYesterdaysViews = async (scene: Scene): Promise<void> => {
  const { url } = scene.system.postgres;
  const links = linksOf(scene, ['web', 'worker'], ['views', 'alarms']);
  const alone = async (...statements: string[]) => {
    cutOff(links);
    await askOwner(
      url,
      `select pg_terminate_backend(pid, 10_000) from pg_stat_activity
        where datname = 'evenkeel_read' and pid <> pg_backend_pid()`,
    );
    for (const statement of statements) await askOwner(url, statement);
    heal(links);
  };
  await alone('create database evenkeel_yesterday template evenkeel_read');
  await accepted(scene, 30);
  await alone(
    'drop database evenkeel_read with (force)',
    'alter database evenkeel_yesterday rename to evenkeel_read',
    // Who may enter a database is no part of what is copied: the operator restores that too.
    `grant connect on database evenkeel_read to ${roles.join(', ')}`,
  );
  await accepted(scene, 10);
};
