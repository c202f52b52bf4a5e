import { expect, test } from 'vitest';
import { readable } from './print-line.ts';

test('a log line shows its level, message and fields', () => {
  const line = JSON.stringify({ level: 50, time: 1, name: 'web', msg: 'no answer', port: 3 });
  expect(readable(line)).toBe('error no answer {"port":3}');
});

test('terminal codes and line breaks inside a value stay escaped', () => {
  const line = JSON.stringify({ level: 30, time: 1, msg: 'a\nb', by: '\u001b[2J' });
  expect(readable(line)).toBe(String.raw`a\nb {"by":"\u001b[2J"}`);
});

test('plain output loses its terminal codes, and an empty line is dropped', () => {
  expect(readable('\u001b[32m✓ Ready\u001b[0m')).toBe('✓ Ready');
  expect(readable('  ')).toBeUndefined();
});
