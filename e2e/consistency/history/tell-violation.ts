import type { Entry, Violation } from './entry.ts';

/** Entries before a violation that are told with it. */
const mostLines = 40;

/** A violation and, line by line, what its browser did with that order before; ids are shortened. */
export const tellViolation = (
  { kind, about, text }: Violation,
  before: readonly Entry[],
): string[] => {
  const ids = new Set(`${about} ${text}`.match(uuid));
  const lines = before.flatMap((entry) => {
    const what = brief(entry, ids);
    return what === undefined ? [] : [{ at: new Date(entry.at).toISOString().slice(14, 23), what }];
  });
  const distinct = lines.filter(({ what }, index) => what !== lines[index - 1]?.what);
  const told = distinct.slice(-mostLines).map(({ at, what }) => `  ${at} ${what}`);
  return [`${kind}: ${text}`, ...told].map((line) => line.replaceAll(uuid, (id) => id.slice(-6)));
};

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An entry as far as it is about one of these ids. */
const brief = (entry: Entry, ids: ReadonlySet<string>): string | undefined => {
  const where = `tab ${entry.tab}`;
  const isAbout = (id: string) => ids.has(id);
  if (entry.kind === 'loaded' || entry.kind === 'undurable') return `${where} ${entry.kind}`;
  if (entry.kind === 'read') return undefined;
  if (entry.kind !== 'drawn') {
    const { browser: _browser, tab: _tab, at: _at, ...rest } = entry;
    const isOurs = isAbout(entry.commandId) || ('orderId' in entry && isAbout(entry.orderId));
    return isOurs ? `${where} ${JSON.stringify(rest)}` : undefined;
  }
  const { drawn } = entry;
  if (drawn.screen === 'counts') return undefined;
  if (drawn.screen === 'order') {
    return isAbout(drawn.id) ? `${where} ${JSON.stringify(drawn)}` : undefined;
  }
  const { rows, ...list } = drawn;
  const ours = rows.filter(({ id }) => isAbout(id));
  return `${where} ${JSON.stringify({ ...list, count: rows.length, ours })}`;
};
