import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { afterSignIn } from '#app/_session/after-sign-in.ts';
import { PlainFrame } from '#app/_session/plain-frame.tsx';
import { safeNext } from '#app/_session/safe-next.ts';
import { pageContext } from '#server/http/page-context.ts';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const { viewer, demo } = await pageContext();
  if (viewer !== null) redirect(afterSignIn(next, viewer.role));
  return (
    <PlainFrame>
      <SignInForm next={next} demo={demo} />
    </PlainFrame>
  );
}
