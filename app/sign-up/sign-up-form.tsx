'use client';

import { signUp } from '#app/_session/sign-in/account-calls.ts';
import { AccountForm } from '#app/_session/sign-in/account-form.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';

/** The form of the sign-up page; goes on to `next`. */
export const SignUpForm = ({ next, demo }: { next: string; demo: boolean }) => (
  <AccountForm
    title="Create an account"
    action="Create account"
    next={next}
    demo={demo}
    onSend={({ name = '', email = '', password = '' }) => signUp({ name, email, password })}
    other={{
      text: 'Been here before?',
      label: 'Sign in',
      href: next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
    }}
  >
    {(errors) => (
      <>
        <TextField label="Name" name="name" autoComplete="name" required error={errors.name} />
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
          autoComplete="new-password"
          hint="8 characters or more."
          required
          error={errors.password}
        />
      </>
    )}
  </AccountForm>
);
