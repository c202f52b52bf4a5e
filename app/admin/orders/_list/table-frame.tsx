'use client';

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';

/** The height of the page's top bar, under which a head comes to rest. */
const topBar = 56;

/**
 * The place of a table that needs at least so many CSS pixels. Where there are fewer it scrolls
 * sideways. A head sticks to whatever scrolls around it, so there it is moved along with the page.
 */
export const TableFrame = ({ least, children }: { least: number; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isTight = room !== undefined && room < least;
  useEffect(() => {
    const element = box.current;
    if (element === null || !isTight) return;
    const follow = () => {
      const { top, height } = element.getBoundingClientRect();
      const shift = Math.min(Math.max(0, topBar - top), Math.max(0, height - 2 * topBar));
      element.style.setProperty('--table-shift', `${shift}px`);
    };
    follow();
    window.addEventListener('scroll', follow, { passive: true });
    return () => {
      window.removeEventListener('scroll', follow);
      element.style.removeProperty('--table-shift');
    };
  }, [isTight]);
  const look: CSSProperties & Record<`--${string}`, string> = {
    '--table-top': isTight ? '0px' : '3.5rem',
    '--table-least': `${least}px`,
  };
  return (
    <div
      ref={box}
      style={look}
      className={isTight ? 'sm:overflow-x-auto' : undefined}
      {...(isTight && { tabIndex: 0, role: 'region', 'aria-label': 'Orders, scrolls sideways' })}
    >
      <div className={isTight ? 'sm:min-w-(--table-least)' : undefined}>{children}</div>
    </div>
  );
};
