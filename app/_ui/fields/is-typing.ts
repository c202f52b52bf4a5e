const boxes = 'textarea, select, [contenteditable], [role="menu"], [role="listbox"]';
const typedInto = 'input:not([type="checkbox"], [type="radio"], [type="range"])';

/** Whether a key goes into something one types into, or was answered already. */
export const isTyping = ({ target, defaultPrevented }: KeyboardEvent): boolean =>
  defaultPrevented ||
  !(target instanceof Element) ||
  target.closest(`${boxes}, ${typedInto}`) !== null;

/** Whether a key goes into something one types into, or a question is open that comes first. */
export const isTypingOrAsked = (event: KeyboardEvent): boolean =>
  isTyping(event) || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
