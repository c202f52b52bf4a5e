import { expect, test } from 'vitest';
import { playwrightArguments } from './playwright-arguments.ts';

test('a project takes one word, and the files after it stay files', () => {
  const words = ['--project', 'phone', '--project=desktop', 'e2e/flows/x.spec.ts'];
  expect(playwrightArguments(words)).toEqual([
    '--project=phone',
    '--project=desktop',
    'e2e/flows/x.spec.ts',
  ]);
});

test('files alone run on a desktop, as a launch or as attacks', () => {
  expect(playwrightArguments(['x.spec.ts'])).toEqual([
    '--project=desktop',
    '--project=launch',
    '--project=attacks',
    'x.spec.ts',
  ]);
});

test('the interactive mode chooses by itself, in whatever browser there is', () => {
  expect(playwrightArguments(['--ui'])).toEqual(['--ui', '--ui-host=127.0.0.1']);
  const elsewhere = ['--ui', '--ui-host=0.0.0.0', '--ui-port=8080'];
  expect(playwrightArguments(elsewhere)).toEqual(elsewhere);
});
