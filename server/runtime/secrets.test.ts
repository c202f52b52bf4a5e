import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment } from './environment.ts';
import { ensureSecret } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('S17 · a generated secret is kept, and nobody else may read it', () => {
  const env = environment({ DATA_DIR: folder });
  const first = ensureSecret(env);
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(ensureSecret(env)).toBe(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
});

test.each(['short', 'better-auth-secret-123456789-abcdefgh', 'a'.repeat(64)])(
  'S17 · production refuses the secret %s',
  (secret) => {
    const env = environment({ NODE_ENV: 'production', BETTER_AUTH_SECRET: secret });
    expect(() => ensureSecret(env)).toThrow('BETTER_AUTH_SECRET');
  },
);
