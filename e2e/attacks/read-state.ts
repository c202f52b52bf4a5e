/** What an attack must not change, in a form that can be compared. */
export type State = Record<string, unknown>;

type Query = (text: string) => Promise<Record<string, unknown>[]>;

/**
 * The log's end, who has which rights and passwords, what staff keep and ask for. Sessions are left
 * out: getting in and out is no change of the shop.
 */
export const readState = (query: Query): Promise<State> =>
  one(
    query,
    `select (select position from write.head) as log,
      (select count(*) from write.commands) as commands,
      (select md5(string_agg(concat(u.id, u.name, u.email, u.role, u.disabled_at), '' order by u.id))
         from auth."user" u) as accounts,
      (select md5(string_agg(concat(a.user_id, a.password), '' order by a.user_id))
         from auth.account a) as passwords,
      (select md5(string_agg(v::text, '' order by v.id)) from auth.saved_views v) as saved,
      (select count(*) from read.operations) as operations,
      (select bool_or(paused) from read.checkpoints) as paused,
      (select count(*) from pg_class) as relations`,
  );

/** A hash of every row of the views, once they are where the log is. */
export async function readViews(query: Query): Promise<State> {
  for (;;) {
    const state = await one(
      query,
      `select (select position from write.head) as log,
        (select min(position) from read.checkpoints) as view,
        (select md5(string_agg(o::text, '' order by o.id)) from read.orders o) as orders,
        (select md5(string_agg(p::text, '' order by p.id)) from read.products p) as products,
        (select md5(string_agg(concat(e.order_id, e.version, e.type, e.data), '' order by e.position))
           from read.order_events e) as events`,
    );
    if (state.view === state.log) return state;
  }
}

const one = async (query: Query, text: string): Promise<State> => {
  const [state] = await query(text);
  if (state === undefined) throw new Error('The databases said nothing.');
  return state;
};
