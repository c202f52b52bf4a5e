'use client';

import { type ComponentProps, type RefObject, useId, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { fieldStyle } from './field-style.ts';
import { useTypedEarly } from './use-typed-early.ts';

type Props = Omit<ComponentProps<'input'>, 'className' | 'onChange'> & {
  label: string;
  hint?: string;
  error?: string | undefined;
  onText?: (text: string) => void;
  /** Several lines. */
  rows?: number;
};

/** A labelled line (or, with `rows`, a box) of text with its hint and its error. */
export const TextField = ({ label, hint, error, onText, rows, ...control }: Props) => {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useTypedEarly(field, control.value, onText);
  const isWrong = error !== undefined;
  const said = [hint !== undefined && `${id}-hint`, isWrong && `${id}-error`].filter(Boolean);
  const input = {
    ...control,
    ref: field as RefObject<HTMLInputElement | null>,
    id,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': said.length === 0 ? undefined : said.join(' '),
    onChange: (event: { currentTarget: { value: string } }) => onText?.(event.currentTarget.value),
    className: classNames(fieldStyle, rows === undefined ? 'h-10' : 'py-2 leading-normal'),
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {control.required || rows === undefined ? null : (
          <span className="font-normal text-muted"> (optional)</span>
        )}
      </label>
      {rows === undefined ? (
        <input {...input} />
      ) : (
        <textarea {...(input as unknown as ComponentProps<'textarea'>)} rows={rows} dir="auto" />
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {isWrong && (
        <p id={`${id}-error`} role="alert" className="text-refused text-sm">
          {error}
        </p>
      )}
    </div>
  );
};
