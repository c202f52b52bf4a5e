import { z } from 'zod';

/** Where personal data sits in an event: `customerId` names the key, `fields` are sealed together. */
type PersonalPart = {
  /** The key of `data` whose object holds the personal fields; undefined when `data` itself does. */
  within: string | undefined;
  customerIdField: string;
  fields: readonly string[];
};

const personalParts = new Map<string, PersonalPart>([
  ['OrderCreated', { within: 'customer', customerIdField: 'id', fields: ['name', 'email'] }],
  [
    'CustomerRegistered',
    { within: undefined, customerIdField: 'customerId', fields: ['name', 'email'] },
  ],
  ['CustomerRenamed', { within: undefined, customerIdField: 'customerId', fields: ['name'] }],
]);

const record = z.record(z.string(), z.unknown());

/** The object of an event that holds personal fields, whose they are, and how to put it back. */
export type PersonalSpot = {
  customerId: string;
  fields: readonly string[];
  holder: Record<string, unknown>;
  replace(holder: Record<string, unknown>): Record<string, unknown>;
};

/** Finds an event's personal data; undefined when its type has none, or a guest ordered. */
export const personalSpot = (event: {
  type: string;
  data: Record<string, unknown>;
}): PersonalSpot | undefined => {
  const part = personalParts.get(event.type);
  if (!part) return undefined;
  const { within, customerIdField, fields } = part;
  const held = within === undefined ? event.data : event.data[within];
  if (held === null || held === undefined) return undefined;
  const holder = record.parse(held);
  return {
    customerId: z.string().parse(holder[customerIdField]),
    fields,
    holder,
    replace: (next) => (within === undefined ? next : { ...event.data, [within]: next }),
  };
};
