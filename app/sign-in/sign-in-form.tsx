'use client';

import { signIn } from '#app/_session/sign-in/account-calls.ts';
import { AccountForm } from '#app/_session/sign-in/account-form.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';

/** The form of the sign-in page; goes on to `next`. */
export const SignInForm = ({ next, demo }: { next: string; demo: boolean }) => (
  <AccountForm
    title="Sign in"
    action="Sign in"
    next={next}
    demo={demo}
    onSend={({ email = '', password = '' }) => signIn({ email, password })}
    other={{
      text: 'New here?',
      label: 'Create an account',
      href: next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`,
    }}
  >
    {(errors) => (
      <>
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={errors.email}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={errors.password}
        />
      </>
    )}
  </AccountForm>
);
