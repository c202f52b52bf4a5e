/** What a merge adds up: pieces of one product at one price, in pence. */
type Sold = { sku: string; pence: number; quantity: number };

/**
 * One line for each product and price, in the order of first appearance, with the pieces added up.
 * The same product at another price stays a line of its own.
 */
export function mergeLines<Line extends Sold>(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.pence} ${line.sku}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, quantity: before.quantity + line.quantity } : line);
  }
  return [...merged.values()];
}
