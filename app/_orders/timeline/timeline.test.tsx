import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { Timeline } from './timeline.tsx';

const admin: Viewer = { id: 'a', name: 'Ada', email: 'a@shop.test', role: 'admin' };
const entries = [1, 2, 3].map(
  (version): DrawnTimelineEntry => ({
    ...{ version, position: version, type: 'NoteAdded', at: '2026-11-23T14:02:31.000Z' },
    ...{ actor: { id: 'a', role: 'admin' }, commandId: `c${version}` },
    data: { text: `Note ${version}`, visibility: 'internal' },
  }),
);
/** Which entries are filled in, and which one is said to be the present one. */
const marked = (at: number | undefined) => {
  const items = renderToStaticMarkup(
    <Timeline entries={entries} viewer={admin} customerName="Sam" at={at} />,
  ).split('</li>');
  const numbersOf = (mark: string) =>
    items.flatMap((item, index) => (item.includes(mark) ? [index + 1] : []));
  return { filled: numbersOf('border-accent bg-accent'), told: numbersOf('aria-current="step"') };
};

test('the filled dot is at the version that is looked at, and at the newest where none is', () => {
  expect(marked(undefined)).toEqual({ filled: [3], told: [] });
  expect(marked(2)).toEqual({ filled: [2], told: [2] });
  expect(marked(3)).toEqual({ filled: [3], told: [3] });
});
