const boxes = 'textarea, select, [contenteditable], [role="menu"], [role="listbox"]';
const typedInto = 'input:not([type="checkbox"], [type="radio"], [type="range"])';

/** Whether a key goes into something one types into, or a question is open that comes first. */
export const isTypingOrAsked = (event: KeyboardEvent): boolean => {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element)) return true;
  return (
    target.closest(`${boxes}, ${typedInto}`) !== null ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  );
};
