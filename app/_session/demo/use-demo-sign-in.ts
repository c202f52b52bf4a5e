'use client';

import { useState } from 'react';
import { demoPassword } from './demo-accounts.ts';

/**
 * Signs in as a demo account and loads `next` afresh: another viewer gets another page, with
 * nothing left of the last one in memory.
 */
export const useDemoSignIn = () => {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  const enter = async (email: string, next: string) => {
    setBusy(email);
    setError(undefined);
    try {
      const { signIn } = await import('../sign-in/account-calls.ts');
      const answer = await signIn({ email, password: demoPassword });
      if (answer.done) return window.location.assign(next);
      setError(answer.message);
    } catch {
      setError('The shop cannot be reached. Please try again.');
    }
    setBusy(undefined);
  };
  return { busy, error, enter };
};
