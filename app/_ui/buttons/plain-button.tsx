import type { ComponentProps } from 'react';

/** A button without a look. While disabled it keeps the focus and its name, and does nothing. */
export const PlainButton = ({ disabled = false, onClick, ...props }: ComponentProps<'button'>) => (
  <button
    type="button"
    {...props}
    {...(disabled && { 'aria-disabled': true, 'data-disabled': '' })}
    onClick={disabled ? (event) => event.preventDefault() : onClick}
  />
);
