import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvField } from './csv-field.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  'S14 · a field that a spreadsheet would calculate is made text: %j',
  (text) => {
    expect(parse(csvField(text), { relax_column_count: true, trim: false }).flat()).toEqual([
      `'${text}`,
    ]);
  },
);
