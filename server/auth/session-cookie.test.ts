import { describe, expect, it } from 'vitest';
import { sessionCookieName, sessionToken, signature } from './session-cookie.ts';

const options = { secret: 'a secret of the server', secure: false };
const cookie = (value: string) => `theme=dark; evenkeel.session=${encodeURIComponent(value)}; x=y`;

describe('the session cookie', () => {
  it('gives its token when the signature is ours', () => {
    const header = cookie(`token.${signature('token', options.secret)}`);
    expect(sessionToken(header, options)).toBe('token');
  });

  it.each([
    ['no cookie', null],
    ['another cookie', 'theme=dark'],
    ['no signature', cookie('token')],
    ['a signature of another secret', cookie(`token.${signature('token', 'guess')}`)],
    ['a signature of another token', cookie(`token.${signature('other', options.secret)}`)],
    ['a broken escape', 'evenkeel.session=%E0%A4%A'],
  ])('gives nothing for %s', (_name, header) => {
    expect(sessionToken(header, options)).toBeUndefined();
  });

  it('is bound to its host over HTTPS', () => {
    expect(sessionCookieName(true)).toMatch(/^__Host-/);
    const header = cookie(`token.${signature('token', options.secret)}`);
    expect(sessionToken(header, { ...options, secure: true })).toBeUndefined();
  });
});
