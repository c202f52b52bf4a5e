'use client';

import { useState } from 'react';
import { signIn } from './account-calls.ts';
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
    const answer = await signIn({ email, password: demoPassword });
    if (answer.done) return window.location.assign(next);
    setBusy(undefined);
    setError(answer.message);
  };
  return { busy, error, enter };
};
