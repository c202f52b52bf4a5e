/** A value of the file as a message shows it: short, and with control characters escaped. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
}
