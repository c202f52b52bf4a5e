import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const form = 'v1.';

/**
 * Encrypts a text under a 32-byte key, bound to `context`: moved into another event or to another
 * customer it does not open. `v1.` and base64url of iv, tag and cipher text.
 */
export const encrypt = (text: string, key: KeyObject, context: string): string => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return form + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
};

/**
 * The inverse of `encrypt`: undefined when key, context or text are not those it was made with.
 * Throws when `sealed` has another form.
 */
export const decrypt = (sealed: string, key: KeyObject, context: string): string | undefined => {
  if (!sealed.startsWith(form)) throw new TypeError('Sealed data of an unknown form.');
  const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const text = decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8');
  try {
    return text + decipher.final('utf8');
  } catch {
    return undefined;
  }
};
