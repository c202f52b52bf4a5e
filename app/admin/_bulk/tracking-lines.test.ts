import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTrackingLines } from './tracking-lines.ts';

test.each([
  ['1042\tRM1GB', 1042, 'RM1GB'],
  ['1,042, RM1GB', 1042, 'RM1GB'],
  ['1042;RM 1 GB', 1042, 'RM 1 GB'],
  ['Order 1,042: RM1GB', 1042, 'RM1GB'],
  ['#7 12345', 7, '12345'],
  ['\u200e1042\t\u202dRM1GB\u202c', 1042, 'RM1GB'],
])('a line is read as people paste it: %j', (line, number, tracking) => {
  expect([...parseTrackingLines(`\n${line}\n`).byNumber]).toEqual([[number, tracking]]);
});

test('a line that cannot be read is told, never guessed', () => {
  const { byNumber, unread } = parseTrackingLines('RM1GB\n1042\n1043 A\nhello 12');
  expect([...byNumber]).toEqual([[1043, 'A']]);
  expect(unread).toEqual(['RM1GB', '1042', 'hello 12']);
});

test('every pasted line is either read or told', () => {
  fc.assert(
    fc.property(fc.array(fc.string().filter((line) => !line.includes('\n'))), (lines) => {
      const { byNumber, unread } = parseTrackingLines(lines.join('\n'));
      const full = lines.filter((line) => line.trim() !== '');
      expect(byNumber.size + unread.length).toBeLessThanOrEqual(full.length);
      if (full.length > 0) expect(byNumber.size + unread.length).toBeGreaterThan(0);
    }),
  );
});
