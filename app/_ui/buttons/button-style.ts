import { classNames } from '../class-names.ts';

export type ButtonLook = {
  /** `primary` is for the one action that a screen is for. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'medium' | 'large';
};

const kinds = {
  primary:
    'bg-accent text-on-accent font-medium forced-colors:border hover:bg-accent-strong data-disabled:bg-sunken data-disabled:text-muted',
  plain:
    'border border-control/60 bg-raised font-medium hover:bg-subtle data-disabled:border-line data-disabled:text-muted data-disabled:hover:bg-raised',
  quiet: 'text-ink hover:bg-subtle data-disabled:text-muted data-disabled:hover:bg-transparent',
  danger:
    'bg-refused text-canvas font-medium forced-colors:border hover:opacity-90 data-disabled:bg-sunken data-disabled:text-muted',
} as const;

const sizes = {
  small: 'h-8 px-3 text-sm gap-1.5',
  medium: 'h-10 px-4 text-sm gap-2',
  large: 'h-12 px-5 text-base gap-2',
} as const;

/** The classes of anything that looks like a button, links included. */
export const buttonStyle = ({ kind = 'plain', size = 'medium' }: ButtonLook): string =>
  classNames(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md transition-colors',
    'data-disabled:cursor-not-allowed',
    kinds[kind],
    sizes[size],
  );
