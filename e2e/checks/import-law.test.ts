import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

type Override = {
  includes: string[];
  linter: {
    rules: { style?: { noRestrictedImports?: 'off' | { options: { patterns: Pattern[] } } } };
  };
};
type Pattern = { group: string[] };

/** `server/queries/**` is `queries`; folders beside `server` keep their names. */
const areaOf = (glob: string) => glob.replace(/\/\*\*$/, '').replace(/^#?(server\/)?/, '');

/** What a rule of the lint lets an area import of `server` and `db`, besides itself and for tests. */
const allowed = (area: string, group: string[]) => {
  const whole = ['#db/**', '#server/**'].filter((glob) => !group.includes(glob)).map(areaOf);
  const parts = group
    .filter((glob) => /^!#(db|server)\//.test(glob))
    .map((glob) => areaOf(glob.slice(1)));
  return [...whole, ...parts].filter((part) => part !== area && part !== 'db/testing').sort();
};

const enforced = (JSON.parse(read('biome.json')).overrides as Override[]).flatMap(
  ({ includes: [first = ''], linter }): [string, string[]][] => {
    const rule = linter.rules.style?.noRestrictedImports;
    if (rule === undefined || rule === 'off') return [];
    const area = areaOf(first);
    const group = rule.options.patterns.flatMap((pattern) => pattern.group);
    return [[area, allowed(area, group)]];
  },
);

const section = read('README.md')
  .split('\n## ')
  .find((text) => text.startsWith('Where things live, and the import law'));
/** Rows of three cells; one whose first cell is empty goes on with the row above. */
const rows = [...(section ?? '').matchAll(/^\| (?:`([^`]+)`)?[^|]*\|[^|]*\|([^|]*)\|$/gm)];
const told: Record<string, string[]> = {};
let area = '';
for (const [, name, cell = ''] of rows) {
  area = name ?? area;
  const parts = [...cell.matchAll(/`([^`]+)`/g)].map(([, part = '']) => part);
  if (area !== '') told[area] = [...(told[area] ?? []), ...parts].sort();
}

test('the import law that the README tells is the one that the lint enforces', () => {
  expect(told).toEqual(Object.fromEntries(enforced));
});
