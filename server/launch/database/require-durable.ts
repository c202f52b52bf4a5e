import { withClient } from '#db/with-client.ts';

/**
 * Refuses a Postgres that may lose what it has acknowledged when its machine fails: to browsers an
 * accepted command is done. Throws one sentence that names the setting.
 */
export const requireDurable = async (ownerUrl: string): Promise<void> => {
  const config = { connectionString: ownerUrl, application_name: 'evenkeel start' };
  const { rows } = await withClient(config, (client) =>
    client.query<{ name: string }>(
      "select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'",
    ),
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => `${name} = on`).join(', ');
  throw new Error(
    `This Postgres may lose orders that it has acknowledged: set ${names} in its configuration. Only NODE_ENV=production asks for it.`,
  );
};
