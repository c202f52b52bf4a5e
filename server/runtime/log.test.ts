import { type Logger, pino } from 'pino';
import { expect, test } from 'vitest';
import { logOptions } from './log.ts';

function written(write: (log: Logger) => void): string {
  const lines: string[] = [];
  write(pino(logOptions('test', 'info'), { write: (line: string) => lines.push(line) }));
  return lines.join('');
}

test('S18 · passwords, cookies and tokens never reach the log', () => {
  const text = written((log) =>
    log.info({
      password: 'canary-1',
      body: { password: 'canary-2', token: 'canary-3' },
      request: {
        headers: { cookie: 'canary-4', authorization: 'canary-5', 'set-cookie': 'canary-6' },
      },
    }),
  );
  expect(text).not.toContain('canary');
  expect(text).toContain('[masked]');
});

test('S18 · a line break or a terminal code in a value cannot forge a line', () => {
  const text = written((log) => log.info({ name: 'a\r\n{"level":60}\u001b[2J' }, 'b\nc\u001b[31m'));
  for (const code of ['\n', '\r', '\u001b']) expect(text.trimEnd()).not.toContain(code);
});
