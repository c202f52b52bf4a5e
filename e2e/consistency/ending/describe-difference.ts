/** The fields in which two things differ, e.g. `status "pending" ≠ "shipped"`; undefined: none. */
export const describeDifference = (left: unknown, right: unknown): string | undefined => {
  const [a, b] = [fieldsOf(left), fieldsOf(right)];
  if (a === undefined || b === undefined) {
    return a === b ? undefined : `${textOf(left)} ≠ ${textOf(right)}`;
  }
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const differing = names
    .map((name) => [name, textOf(a[name]), textOf(b[name])])
    .filter(([, one, other]) => one !== other);
  if (differing.length === 0) return undefined;
  return differing.map(([name, one, other]) => `${name} ${one} ≠ ${other}`).join(', ');
};

const fieldsOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;

/** JSON with the keys in order: the database keeps them in an order of its own. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => {
    const fields = Array.isArray(inner) ? undefined : fieldsOf(inner);
    if (fields === undefined) return inner;
    return Object.fromEntries(
      Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
