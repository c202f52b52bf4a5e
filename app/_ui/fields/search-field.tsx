'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { fieldStyle } from './field-style.ts';
import { mostLetters } from './most-letters.ts';
import { useTypedEarly } from './use-typed-early.ts';

type Props = {
  label: string;
  value: string;
  onText: (text: string) => void;
  /** A key that jumps here from anywhere on the page, for instance "/". */
  shortcut?: string;
  className?: string;
};

/** The box one searches with. */
export const SearchField = ({ label, value, onText, shortcut, className }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useTypedEarly(input, value, onText);
  useShortcut(shortcut, () => input.current?.focus());
  return (
    <div className={classNames('relative', className)}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        id={id}
        type="search"
        name="q"
        autoComplete="off"
        maxLength={mostLetters}
        placeholder={label}
        value={value}
        aria-keyshortcuts={shortcut}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onText('');
        }}
        className={classNames(fieldStyle, 'h-10 pr-9 pl-9 text-sm')}
      />
      {value === '' ? (
        shortcut !== undefined && (
          <kbd className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-md border px-1.5 font-sans text-muted text-xs max-sm:hidden">
            {shortcut}
          </kbd>
        )
      ) : (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => {
            onText('');
            input.current?.focus();
          }}
          className="absolute top-1/2 right-1.5 flex size-7 -translate-y-1/2 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink"
        >
          <X aria-hidden size={16} />
        </button>
      )}
    </div>
  );
};

/** Runs `action` on a key, unless one is typing or holds a modifier. */
const useShortcut = (key: string | undefined, action: () => void) => {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (key === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (typing || event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [key]);
};
