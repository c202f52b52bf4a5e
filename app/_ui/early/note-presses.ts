/**
 * Notes what is pressed, by pointer or key, until React has answered it, and dims what waits for
 * longer than a moment. Links and fields are the browser's own. This goes into the page as text and
 * runs before all other scripts: it can use nothing that is outside of it.
 */
export const notePresses = (pressedEarly: string): void => {
  const presses: typeof window.earlyPresses = new Map();
  window.earlyPresses = presses;
  const controls = 'a, input, select, label, button, [role="radio"], tr';
  const controlAt = (target: EventTarget | null) => {
    // What a browser's extension puts beside the body is nobody's here.
    const isOurs = target instanceof Element && document.body.contains(target);
    const at = isOurs ? target.closest<HTMLElement>(controls) : null;
    if (at?.matches('label')) return at.querySelector<HTMLElement>('[role="radio"]');
    return at?.matches('a, input, select') ? null : at;
  };
  const note = ({ target }: Event) => {
    const control = controlAt(target);
    // Pressed again because nothing happened is pressed once.
    if (!control || presses.has(control)) return;
    presses.set(control, {
      path: window.location.pathname,
      means: control.dataset.means ?? control.getAttribute('aria-label') ?? control.textContent,
      byKey: control.matches(':focus-visible'),
      dimmed: control.animate({ opacity: 0.5 }, { delay: 100, duration: 100, fill: 'forwards' }),
      answers: false,
    });
    window.dispatchEvent(new Event(pressedEarly));
  };
  window.addEventListener('click', note, { capture: true });
  // A page that was left and is shown again by *Back* must not act then.
  window.addEventListener('pagehide', () => presses.clear());
};
