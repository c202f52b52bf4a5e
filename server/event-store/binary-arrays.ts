/**
 * Arrays as Postgres takes them in binary form (`array_send`): no quoting here and no parsing there.
 * A Buffer among the values of a statement goes out as binary; its place must have the array's type.
 */
const oids = { integer: 23, text: 25, uuid: 2_950, jsonb: 3_802 };

/** Dimensions, whether there are nulls, the element's type, then length and lower bound. */
const headBytes = 20;

const open = (bytes: number, oid: number, length: number): Buffer => {
  const buffer = Buffer.allocUnsafe(headBytes + bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
};

/** 32-bit integers. */
export const integerArray = (values: readonly number[]): Buffer => {
  const buffer = open(values.length * 8, oids.integer, values.length);
  let at = headBytes;
  for (const value of values) {
    buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(value, at + 4);
  }
  return buffer;
};

/** UUIDs in their usual text. */
export const uuidArray = (values: readonly string[]): Buffer => {
  const buffer = open(values.length * 20, oids.uuid, values.length);
  let at = headBytes;
  for (const value of values) {
    at = buffer.writeInt32BE(16, at);
    at += buffer.write(value.replaceAll('-', ''), at, 'hex');
  }
  return buffer;
};

export const textArray = (values: readonly string[]): Buffer => texts(values, oids.text, '');

/** JSON texts. jsonb's own binary form is a version and then the text. */
export const jsonbArray = (values: readonly string[]): Buffer => texts(values, oids.jsonb, '\x01');

const texts = (values: readonly string[], oid: number, version: string): Buffer => {
  const lengths = values.map((value) => version.length + Buffer.byteLength(value));
  const bytes = lengths.reduce((sum, length) => sum + length + 4, 0);
  const buffer = open(bytes, oid, values.length);
  let at = headBytes;
  for (const [index, value] of values.entries()) {
    at = buffer.writeInt32BE(lengths[index] ?? 0, at);
    at += buffer.write(version, at, 'latin1');
    at += buffer.write(value, at, 'utf8');
  }
  return buffer;
};
