import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/**
 * What Postgres stores instead of a password (RFC 5802, RFC 7677). Made here, the password itself
 * is never part of a statement, so no server log can hold it, and the method is SCRAM whatever
 * the server's `password_encryption` says.
 */
export function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  const server = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
