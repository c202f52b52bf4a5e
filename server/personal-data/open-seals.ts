import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { decrypt } from './cipher.ts';
import type { KeyRing } from './key-ring.ts';
import type { PersonalSpot } from './personal-fields.ts';

/** Sealed personal data of an event of this type. */
export type Seal = PersonalSpot & { type: string };

type Secret = Record<string, string>;

/** What stands where a person was erased. */
const erased: Secret = { name: 'Erased customer', email: '' };

const texts = z.record(z.string(), z.string());

/**
 * What each seal holds. What was sealed before a person was erased is a placeholder, also when they
 * have written again since and so have another key. Throws when a seal does not open, or has no key,
 * and nobody was erased: keys that are lost or of another log must not pass for people who are gone.
 */
export const secretsOf = async (
  keys: KeyRing,
  seals: readonly Seal[],
): Promise<Map<Seal, Secret>> => {
  const known = await keys.find(customersOf(seals));
  const secrets = new Map<Seal, Secret>();
  const shut = seals.filter((seal) => {
    const secret = unseal(seal, known.get(seal.customerId));
    if (secret !== undefined) secrets.set(seal, secret);
    return secret === undefined;
  });
  if (shut.length === 0) return secrets;
  // The key that is kept here may be the one that was deleted.
  const present = await keys.findAnew(customersOf(shut));
  // Asked afterwards: a key that replaces another was made after that one's end was written down.
  const forgotten = await keys.erased(customersOf(shut));
  for (const seal of shut) {
    const { customerId, fields } = seal;
    const secret = unseal(seal, present.get(customerId));
    if (secret !== undefined) secrets.set(seal, secret);
    else if (forgotten.has(customerId)) secrets.set(seal, placeholder(fields));
    else throw new Error(doesNotOpen(customerId));
  }
  return secrets;
};

const customersOf = (seals: readonly Seal[]): string[] => [
  ...new Set(seals.map(({ customerId }) => customerId)),
];

/** Undefined without a key, and when it is not this key that it was sealed with. */
const unseal = (
  { type, customerId, holder }: Seal,
  key: KeyObject | undefined,
): Secret | undefined => {
  if (key === undefined) return undefined;
  const text = decrypt(z.string().parse(holder.sealed), key, `${type} ${customerId}`);
  return text === undefined ? undefined : texts.parse(JSON.parse(text));
};

const placeholder = (fields: readonly string[]): Secret =>
  Object.fromEntries(fields.map((field) => [field, erased[field] ?? '']));

const doesNotOpen = (customerId: string): string =>
  `Personal data of customer ${customerId} does not open with a key of write.customer_keys, and they ` +
  `were not erased: keys are missing or of another log, or the event was changed. Restore both from one backup.`;
