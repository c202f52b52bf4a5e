import type { Metadata } from 'next';
import { NothingHere } from '#app/_frame/nothing-here.tsx';
import { PlainFrame } from '#app/_frame/plain-frame.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <PlainFrame>
      <NothingHere />
    </PlainFrame>
  );
}
