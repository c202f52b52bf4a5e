/** What a spreadsheet takes for the beginning of a formula, full-width signs included. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One field of CSV (RFC 4180); null is an empty one. Text that a spreadsheet would calculate gets an
 * apostrophe before it, which shows that it is text (OWASP, "CSV Injection"); numbers are ours and
 * stay numbers.
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
