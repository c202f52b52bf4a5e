import { askOwner } from '../system/ask-owner.ts';

/** Every process of the server that works for somebody, its writers included. */
export const postgresPids = async (url: string): Promise<number[]> => {
  const rows = await askOwner<{ pid: number }>(
    url,
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  return rows.map(({ pid }) => pid);
};
