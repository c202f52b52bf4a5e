import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { WriteDatabase } from '#db/write/schema.ts';
import { decrypt, encrypt } from './cipher.ts';
import { createKeyRing, type KeyRingLimits } from './key-ring.ts';
import type { PersonalData, PersonalEvent } from './personal-data.ts';
import { type PersonalSpot, personalSpot } from './personal-fields.ts';

/** What stands where a person was erased. */
const erased: Record<string, string> = { name: 'Erased customer', email: '' };

const defaultLimits: KeyRingLimits = { capacity: 20_000, freshMs: 60_000 };
const texts = z.record(z.string(), z.string());

/**
 * Personal data under one key a customer. An event's personal fields are sealed together (one
 * cipher call an event) and stand as `sealed` where they were.
 */
export const createPersonalData = (
  db: Kysely<WriteDatabase>,
  limits: Partial<KeyRingLimits> = {},
): PersonalData => {
  const keys = createKeyRing(db, { ...defaultLimits, ...limits });
  return {
    seal: async (events) => {
      const spots = events.map(personalSpot);
      const known = await keys.findOrMake(customersOf(spots));
      return events.map((event, index) => {
        const spot = spots[index];
        return spot ? withData(event, seal(event.type, spot, known.get(spot.customerId))) : event;
      });
    },
    open: async (events) => {
      const spots = events.map(sealedSpot);
      const known = await keys.find(customersOf(spots));
      return events.map((event, index) => {
        const spot = spots[index];
        return spot ? withData(event, open(event.type, spot, known.get(spot.customerId))) : event;
      });
    },
    ensureKey: async (customerId) => {
      await keys.findOrMake([customerId]);
    },
  };
};

const customersOf = (spots: readonly (PersonalSpot | undefined)[]): string[] =>
  spots.flatMap((spot) => (spot ? [spot.customerId] : []));

/** The event's personal data if it is sealed; undefined when there is nothing to open. */
const sealedSpot = (event: PersonalEvent): PersonalSpot | undefined => {
  const spot = personalSpot(event);
  return spot && 'sealed' in spot.holder ? spot : undefined;
};

const seal = (
  type: string,
  { customerId, fields, holder, replace }: PersonalSpot,
  key?: KeyObject,
) => {
  if (!key) throw new Error(`The key of customer ${customerId} was deleted while it was used.`);
  const rest = { ...holder };
  const secret: Record<string, unknown> = {};
  for (const field of fields) {
    secret[field] = rest[field];
    delete rest[field];
  }
  return replace({
    ...rest,
    sealed: encrypt(JSON.stringify(secret), key, `${type} ${customerId}`),
  });
};

const open = (
  type: string,
  { customerId, fields, holder, replace }: PersonalSpot,
  key?: KeyObject,
) => {
  const { sealed, ...rest } = holder;
  if (!key) {
    return replace({
      ...rest,
      ...Object.fromEntries(fields.map((field) => [field, erased[field]])),
    });
  }
  const text = decrypt(z.string().parse(sealed), key, `${type} ${customerId}`);
  return replace({ ...rest, ...texts.parse(JSON.parse(text)) });
};

const withData = <Event extends PersonalEvent>(event: Event, data: Event['data']): Event => ({
  ...event,
  data,
});
