'use client';

import { CircleX } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Notice } from '#app/_ui/states/notice.tsx';
import { useAwake } from '#app/_ui/use-awake.ts';
import { demoAccounts } from '../demo/demo-accounts.ts';
import { useDemoSignIn } from '../demo/use-demo-sign-in.ts';
import type { AccountAnswer } from './account-calls.ts';
import { afterSignIn } from './after-sign-in.ts';

type Props = {
  title: string;
  action: string;
  next: string;
  demo: boolean;
  /** Sends the form; what was typed stays in the fields whatever the answer is. */
  onSend: (values: Record<string, string>) => Promise<AccountAnswer>;
  children: (errors: Record<string, string>) => ReactNode;
  other: { text: string; label: string; href: string };
};

/** The frame that signing in and signing up share. */
export const AccountForm = ({ title, action, next, demo, onSend, children, other }: Props) => {
  const isAwake = useAwake();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Extract<AccountAnswer, { done: false }>>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setSending(true);
    const answer = await onSend(values);
    if (answer.done) return window.location.assign(afterSignIn(next, answer.role));
    setSending(false);
    setRefusal(answer);
  };
  return (
    <div className="mx-auto w-full max-w-sm px-4 py-10 sm:py-16">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <form
        noValidate
        method="post"
        onSubmit={(event) => void send(event)}
        className="mt-6 flex flex-col gap-4"
      >
        {refusal !== undefined && (
          <div role="alert">
            <Notice tone="refused" icon={<CircleX />}>
              {refusal.message}
            </Notice>
          </div>
        )}
        {children(refusal?.fields ?? {})}
        {/* Until then the browser itself would send the form, and write the password into the address. */}
        <Button
          type={isAwake ? 'submit' : 'button'}
          kind="primary"
          size="large"
          disabled={sending || !isAwake}
          className="mt-1"
        >
          {sending ? 'One moment…' : action}
        </Button>
      </form>
      <p className="mt-5 text-muted text-sm">
        {other.text}{' '}
        <Link href={other.href} className="font-medium text-accent underline underline-offset-4">
          {other.label}
        </Link>
      </p>
      {demo && <DemoAccounts next={next} />}
    </div>
  );
};

const DemoAccounts = ({ next }: { next: string }) => {
  const { busy, error, enter } = useDemoSignIn();
  return (
    <section aria-label="Demo accounts" className="mt-8 border-t pt-6">
      <p className="text-muted text-sm">This is a demo. Sign in with one click as</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {demoAccounts.map(({ label, email, home }) => (
          <Button
            key={email}
            size="small"
            disabled={busy !== undefined}
            onClick={() => void enter(email, next === '/' ? home : next)}
          >
            {busy === email ? 'Signing in…' : label}
          </Button>
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-3 text-refused text-sm">
          {error}
        </p>
      )}
    </section>
  );
};
