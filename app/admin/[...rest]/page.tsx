import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Not found' };

/** Whatever the desk has no page for: said in its frame, where the router alone would leave it. */
export default function NowherePage() {
  notFound();
}
