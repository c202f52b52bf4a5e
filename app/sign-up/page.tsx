import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PlainFrame } from '#app/_frame/plain-frame.tsx';
import { afterSignIn } from '#app/_session/sign-in/after-sign-in.ts';
import { safeNext } from '#app/_session/sign-in/safe-next.ts';
import { pageContext } from '#server/http/page-context.ts';
import { SignUpForm } from './sign-up-form.tsx';

export const metadata: Metadata = { title: 'Create an account' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const { viewer, demo } = await pageContext();
  if (viewer !== null) redirect(afterSignIn(next, viewer.role));
  return (
    <PlainFrame>
      <SignUpForm next={next} demo={demo} />
    </PlainFrame>
  );
}
