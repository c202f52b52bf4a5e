import type { Entry, Violation } from './history/entry.ts';

/** Violations of a run that are told with their history; the others are one line each. */
const mostTold = 5;
const mostLines = 60;

/** Prints violations as they are found, the first ones with what the browser did with that order. */
export const printViolation = () => {
  let told = 0;
  return ({ kind, about, text }: Violation, before: readonly Entry[]): void => {
    told += 1;
    if (told > 200) return;
    console.error(`VIOLATION ${kind}: ${text}`);
    if (told > mostTold) return;
    const ids = new Set(`${about} ${text}`.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
    const lines = before.flatMap((entry) => {
      const line = brief(entry, ids);
      return line === undefined ? [] : [line];
    });
    const distinct = lines.filter((line, index) => line.key !== lines[index - 1]?.key);
    for (const { at, key } of distinct.slice(-mostLines)) console.error(`  ${at} ${key}`);
  };
};

/** An entry as far as it is about one of these ids. */
const brief = (entry: Entry, ids: ReadonlySet<string>): { at: string; key: string } | undefined => {
  const at = new Date(entry.at).toISOString().slice(14, 23);
  const where = `tab ${entry.tab}`;
  const isAbout = (id: string) => ids.has(id);
  if (entry.kind === 'loaded' || entry.kind === 'undurable') {
    return { at, key: `${where} ${entry.kind}` };
  }
  if (entry.kind === 'read') return undefined;
  if (entry.kind !== 'drawn') {
    const { browser: _browser, tab: _tab, at: _at, ...rest } = entry;
    const isOurs = isAbout(entry.commandId) || ('orderId' in entry && isAbout(entry.orderId));
    return isOurs ? { at, key: `${where} ${JSON.stringify(rest)}` } : undefined;
  }
  const { drawn } = entry;
  if (drawn.screen === 'counts') return undefined;
  if (drawn.screen === 'order') {
    return isAbout(drawn.id) ? { at, key: `${where} ${JSON.stringify(drawn)}` } : undefined;
  }
  const { rows, ...list } = drawn;
  const ours = rows.filter(({ id }) => isAbout(id));
  return { at, key: `${where} ${JSON.stringify({ ...list, count: rows.length, ours })}` };
};
