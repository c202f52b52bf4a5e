import { type EarlyPress, pressedEarly } from './early-presses.ts';

/** Between two looks whether the page answers where something was pressed, in ms. */
const beat = 50;

/** React has heard a press: whatever was pressed there needs no other answer. */
export const isAnswered = (target: EventTarget): void => {
  const presses = window.earlyPresses;
  for (const [control, press] of presses ?? []) {
    if (target instanceof Node && control.contains(target)) drop(control, press);
  }
};

/**
 * Presses again what was pressed before the page answered, once each, as soon as it answers there,
 * and forgets what is no longer what was pressed. Answers how to end it.
 */
export const answerPresses = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    for (const [control, press] of window.earlyPresses ?? []) answer(control, press);
    timer = window.earlyPresses?.size ? setTimeout(look, beat) : undefined;
  };
  const onPressed = () => {
    timer ??= setTimeout(look, beat);
  };
  onPressed();
  window.addEventListener(pressedEarly, onPressed);
  return () => {
    window.removeEventListener(pressedEarly, onPressed);
    clearTimeout(timer);
  };
};

const answer = (pressed: HTMLElement, press: EarlyPress): void => {
  const successor = successorOf(pressed, press);
  const control = successor ?? pressed;
  if (isGone(control, press)) drop(pressed, press);
  // Pressed at the next look: what was typed early is drawn by then. What came since is React's own.
  else if (!press.answers) press.answers = successor !== null || answers(control);
  else {
    if (press.byKey && successor !== null) takeFocus(successor);
    // Noted until then, so that it is not noted as another.
    control.click();
    drop(pressed, press);
  }
};

/**
 * What has taken a control's place: the one that says that pressing it means the same, or the only one
 * of its kind that is called the same, as where React has made that part of the page anew.
 */
const successorOf = (pressed: HTMLElement, { means }: EarlyPress): HTMLElement | null => {
  if (pressed.isConnected) return null;
  const named = pressed.dataset.means;
  if (named !== undefined) return document.querySelector(`[data-means="${CSS.escape(named)}"]`);
  const alike = [...document.querySelectorAll<HTMLElement>(pressed.tagName)].filter(
    (control) => meaningOf(control) === means,
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
};

/** The focus went with what was pressed, to the whole page or to a place around, see `keepFocus`. */
const takeFocus = (successor: HTMLElement): void => {
  if (document.activeElement?.contains(successor)) successor.focus({ preventScroll: true });
};

const drop = (control: HTMLElement, { dimmed }: EarlyPress): void => {
  window.earlyPresses?.delete(control);
  dimmed.cancel();
};

const isGone = (control: HTMLElement, { path, means }: EarlyPress): boolean =>
  !control.isConnected ||
  window.location.pathname !== path ||
  control.matches(':disabled, [inert] *, [aria-hidden="true"] *') ||
  withoutCounts(meaningOf(control)) !== withoutCounts(means);

const meaningOf = (control: HTMLElement): string | null =>
  control.dataset.means ?? control.getAttribute('aria-label') ?? control.textContent;

/** A cart may fill while the page wakes, and is the same cart. */
const withoutCounts = (meaning: string | null): string | undefined =>
  meaning?.split(/[\d,]/)[0]?.trim();

/**
 * Whether React answers there. The first half of a press makes it wake that part of the page before
 * all others; where it cannot yet, it stops the event on its way down.
 */
const answers = (control: HTMLElement): boolean => {
  let reached = false;
  const heard = () => {
    reached = true;
  };
  control.addEventListener('pointerdown', heard);
  control.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  control.removeEventListener('pointerdown', heard);
  return reached;
};
