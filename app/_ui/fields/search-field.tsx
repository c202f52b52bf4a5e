'use client';

import { Search, X } from 'lucide-react';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { areSingleKeysOn, useSingleKeys } from '../keys/single-keys.ts';
import { fieldStyle } from './field-style.ts';
import { isTyping } from './is-typing.ts';
import { mostLetters } from './most-letters.ts';
import { useTypedEarly } from './use-typed-early.ts';

type Props = {
  label: string;
  value: string;
  onText: (text: string) => void;
  /** A key that jumps here from anywhere on the page, for instance "/", while single keys are on. */
  shortcut?: string | undefined;
  className?: string;
};

/** The box one searches with. */
export const SearchField = ({ label, value, onText, shortcut, className }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useTypedEarly(input, value, onText);
  useShortcut(shortcut, input);
  const areKeysOn = useSingleKeys();
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
        aria-keyshortcuts={areKeysOn ? shortcut : undefined}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onText('');
        }}
        className={classNames(fieldStyle, 'h-10 pr-9 pl-9 text-sm')}
      />
      {value === '' ? (
        shortcut !== undefined && (
          <kbd className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-md border px-1.5 font-sans text-muted text-xs max-sm:hidden in-data-[single-keys=off]:hidden">
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

/**
 * Jumps to a field on a key, unless one is typing, holds a modifier, or is asked something that must
 * be answered first: what lies behind such a question is hidden. A panel beside the page is none.
 */
const useShortcut = (key: string | undefined, field: RefObject<HTMLElement | null>) => {
  useEffect(() => {
    if (key === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      const isOther = event.key !== key || event.ctrlKey || event.metaKey || event.altKey;
      if (isOther || isTyping(event) || !areSingleKeysOn()) return;
      if (!field.current || field.current.closest('[aria-hidden="true"], [inert]')) return;
      event.preventDefault();
      field.current.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [key, field]);
};
