import * as z from 'zod/mini';
import { instant } from './identifiers.ts';
import { role } from './roles.ts';
import { line } from './text.ts';

/** Lower-cased, as it is stored and compared. */
export const email = z.pipe(
  z.string().check(z.maxLength(254), z.trim(), z.toLowerCase()),
  z.email({ error: 'must be an e-mail address' }),
);

/** 8 to 128 characters; whether it is a common one is for the server to say. */
const newPassword = z.string().check(
  z.minLength(8),
  z.maxLength(128),
  z.refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' }),
);

export const signUpBody = z.strictObject({ name: line(100), email, password: newPassword });
export type SignUpBody = z.infer<typeof signUpBody>;

export const signInBody = z.strictObject({
  email,
  password: z.string().check(z.minLength(1), z.maxLength(128)),
});
export type SignInBody = z.infer<typeof signInBody>;

export const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
});

/** The answer of sign-in and sign-up; the session itself is in the cookie alone. */
export const signedIn = z.object({ user: account });
export type SignedIn = z.infer<typeof signedIn>;

/** The answer of `get-session`: null when nobody is signed in. */
export const currentSession = z.nullable(
  z.object({
    session: z.object({ id: z.string(), userId: z.string(), expiresAt: instant }),
    user: account,
  }),
);
export type CurrentSession = z.infer<typeof currentSession>;
