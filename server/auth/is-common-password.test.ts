import { expect, it } from 'vitest';
import { isCommonPassword } from './is-common-password.ts';

it.each([
  'password',
  'Password123',
  'QWERTYUIOP',
  'aaaaaaaa',
  '12345678',
  'Welcome2024!',
  'evenkeel',
])('refuses the common password %s', (password) => expect(isCommonPassword(password)).toBe(true));

it.each(['demo-password', 'correct horse battery staple', '9f3c2a71-5d', 'Tr0ub4dor&3'])(
  'takes %s',
  (password) => expect(isCommonPassword(password)).toBe(false),
);
