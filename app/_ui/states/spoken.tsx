'use client';

import { useEffect, useRef, useState } from 'react';

/** What is spoken changes so often (ms) at most, and not while one types on. */
const pause = 1_500;

type Props = {
  text: string;
  /** The same text about something else is spoken again. */
  about?: string;
};

/**
 * A line that is only heard, politely: what has changed on the page without the focus moving
 * there. It stands there, empty, before it says anything: screen readers do not speak an element
 * that appears together with its text.
 */
export const Spoken = ({ text, about = '' }: Props) => {
  const [said, setSaid] = useState({ about, text: '' });
  const latest = useRef({ about, text });
  useEffect(() => {
    latest.current = { about, text };
  });
  const heard = said.about === about ? said.text : '';
  const isNews = heard !== text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said, or is asked now, begins another pause
  useEffect(() => {
    if (!isNews) return;
    const timer = setTimeout(() => setSaid(latest.current), pause);
    return () => clearTimeout(timer);
  }, [isNews, said, about]);
  return (
    <p role="status" className="sr-only">
      {heard}
    </p>
  );
};
