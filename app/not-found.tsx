import type { Metadata } from 'next';
import { NothingHere } from '#app/_session/nothing-here.tsx';
import { PlainFrame } from '#app/_session/plain-frame.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <PlainFrame>
      <NothingHere />
    </PlainFrame>
  );
}
