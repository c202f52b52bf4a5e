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
  /** Several lines; without `required` it says that it may stay empty. */
  rows?: number;
  /** A line that says that it may stay empty. */
  optional?: boolean;
};

/** A labelled line (or, with `rows`, a box) of text with its hint and its error. */
export const TextField = ({ label, hint, error, onText, rows, optional, ...control }: Props) => {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useTypedEarly(field, control.value, onText);
  const isOptional = optional ?? (rows !== undefined && !control.required);
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
        {isOptional && <span className="font-normal text-muted"> (optional)</span>}
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
