import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ForeignChanges } from './foreign-changes.tsx';

it('the time and the quotation marks stay where they are, whatever the direction of a name and a note', () => {
  const change = { commandId: 'c', who: 'שירה', what: 'note added', quote: '\u202elate' };
  const shown = renderToStaticMarkup(
    <ForeignChanges changes={[{ ...change, at: '2010-12-01T08:26:00.000Z' }]} />,
  );
  expect(shown).toContain('Changed by <bdi>שירה</bdi> <time');
  expect(shown).toContain('“<bdi>\u202elate</bdi>”');
});
