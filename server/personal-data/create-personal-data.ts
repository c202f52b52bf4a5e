import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { WriteDatabase } from '#db/write/schema.ts';
import { encrypt } from './cipher.ts';
import { createKeyRing, type KeyRingLimits } from './key-ring.ts';
import { secretsOf } from './open-seals.ts';
import type { PersonalData, PersonalEvent } from './personal-data.ts';
import { type PersonalSpot, personalSpot } from './personal-fields.ts';

const defaultLimits: KeyRingLimits = { capacity: 20_000, freshMs: 60_000 };

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
      const known = await keys.findOrMake(spots.flatMap((spot) => (spot ? [spot.customerId] : [])));
      return events.map((event, index) => {
        const spot = spots[index];
        return spot ? withData(event, seal(event.type, spot, known.get(spot.customerId))) : event;
      });
    },
    open: async (events) => {
      const spots = events.map(sealedSpot);
      const secrets = await secretsOf(
        keys,
        spots.flatMap((spot) => spot ?? []),
      );
      return events.map((event, index) => {
        const spot = spots[index];
        if (!spot) return event;
        const { sealed: _, ...rest } = spot.holder;
        return withData(event, spot.replace({ ...rest, ...secrets.get(spot) }));
      });
    },
    ensureKey: async (customerId) => {
      await keys.findOrMake([customerId]);
    },
  };
};

/** The event's personal data if it is sealed; undefined when there is nothing to open. */
const sealedSpot = (event: PersonalEvent): (PersonalSpot & { type: string }) | undefined => {
  const spot = personalSpot(event);
  return spot && 'sealed' in spot.holder ? { ...spot, type: event.type } : undefined;
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

const withData = <Event extends PersonalEvent>(event: Event, data: Event['data']): Event => ({
  ...event,
  data,
});
