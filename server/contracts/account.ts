import { z } from 'zod';
import { role } from './roles.ts';
import { line } from './text.ts';

/** Lower-cased, as it is stored and compared. */
export const email = z
  .string()
  .max(254)
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: 'must be an e-mail address' }));

/** 8 to 128 characters; whether it is a common one is for the server to say. */
const newPassword = z
  .string()
  .min(8)
  .max(128)
  .refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' });

export const signUpBody = z.strictObject({ name: line(100), email, password: newPassword });
export type SignUpBody = z.infer<typeof signUpBody>;

export const signInBody = z.strictObject({ email, password: z.string().min(1).max(128) });
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
export const currentSession = z
  .object({
    session: z.object({ id: z.string(), userId: z.string(), expiresAt: z.iso.datetime() }),
    user: account,
  })
  .nullable();
export type CurrentSession = z.infer<typeof currentSession>;
