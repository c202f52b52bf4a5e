import type { Socket } from 'node:net';
import type { Direction, ProxyRules } from './rules.ts';

/** Bytes that wait for their time beyond this many stop the reading. */
const mostHeld = 1 << 20;

type Held = { bytes: Buffer | 'end'; due: number };

/**
 * Carries one direction of a connection by the rules, which may change meanwhile; the returned
 * function says that they have. A connection that breaks at one end is reset at the other.
 */
export const carry = (
  from: Socket,
  to: Socket,
  { rules, direction }: { rules: ProxyRules; direction: Direction },
): (() => void) => {
  const held: Held[] = [];
  let heldBytes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cut = () => {
    clearTimeout(timer);
    from.resetAndDestroy();
    to.resetAndDestroy();
  };
  const pass = (bytes: Buffer | 'end') => {
    if (bytes === 'end') return to.end();
    heldBytes -= bytes.length;
    const left = rules.bytesLeft[direction];
    rules.bytesLeft[direction] = left - bytes.length;
    to.write(bytes.subarray(0, left));
    if (bytes.length > left) cut();
  };
  const move = () => {
    clearTimeout(timer);
    if (to.destroyed) held.length = 0;
    const now = performance.now();
    while (!rules.isBlackhole && held[0] !== undefined && held[0].due <= now) {
      const next = held.shift();
      if (next) pass(next.bytes);
    }
    const [next] = held;
    if (next !== undefined && !rules.isBlackhole) timer = setTimeout(move, next.due - now);
    if (heldBytes < mostHeld && to.writableLength < mostHeld) from.resume();
    else from.pause();
  };
  const take = (bytes: Buffer | 'end') => {
    if (bytes !== 'end') heldBytes += bytes.length;
    const late = rules.latencyMs + rules.jitterMs * Math.random();
    const due = Math.max(performance.now() + late, held.at(-1)?.due ?? 0);
    const pieces = bytes === 'end' ? [bytes] : slices(bytes, rules.sliceBytes);
    for (const [index, piece] of pieces.entries()) held.push({ bytes: piece, due: due + index });
    move();
  };
  from.on('data', take);
  from.once('end', () => take('end'));
  from.once('error', cut);
  from.once('close', (hadError) => {
    if (hadError) cut();
  });
  to.on('drain', move);
  from.resume();
  return move;
};

const slices = (bytes: Buffer, size: number): Buffer[] => {
  if (bytes.length <= size) return [bytes];
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
};
