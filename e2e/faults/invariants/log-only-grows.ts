import type { Ask, Invariant, LogMark } from './evidence.ts';

/** The log's end, or `position`, and a hash over every column of every row up to there. */
export const markLog = async (log: Ask, position?: number): Promise<LogMark> => {
  const [mark] = await log<LogMark>(
    `select coalesce(max(position), 0)::int as position,
      coalesce(md5(string_agg(md5(e::text), '' order by position)), '') as hash
    from write.events e where $1::bigint is null or position <= $1`,
    [position ?? null],
  );
  if (mark === undefined) throw new Error('The log gave no answer.');
  return mark;
};

export const logOnlyGrows: Invariant = {
  id: 'I13',
  says: 'the log never shrinks, and nothing in it changes',
  find: async ({ log, mark }) => {
    if (mark === undefined) return [];
    const now = await markLog(log, mark.position);
    if (now.position < mark.position) {
      return [`the log ended at ${mark.position} and now ends at ${now.position}`];
    }
    return now.hash === mark.hash ? [] : [`an event up to ${mark.position} is another one now`];
  },
};
