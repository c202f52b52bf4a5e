import { v7 as uuidv7 } from 'uuid';
import type { Random } from './random.ts';

/** Somebody who orders. */
export type Person = { id: string; name: string; email: string; country: string | null };

const first = [
  ...(['Ada', 'Amelia', 'Aoife', 'Arjun', 'Beatrix', 'Ben', 'Carmen', 'Chidi', 'Clara'] as const),
  ...['Daniel', 'Elif', 'Emil', 'Fatima', 'Finn', 'Freya', 'George', 'Grace', 'Hana', 'Hugo'],
  ...['Imani', 'Ines', 'Isaac', 'Ivy', 'Jonas', 'Josefine', 'Kofi', 'Lena', 'Leo', 'Lucía'],
  ...['Mai', 'Mateo', 'Mia', 'Nadia', 'Noah', 'Olga', 'Omar', 'Piotr', 'Priya', 'Rosa', 'Sami'],
  ...['Sofia', 'Søren', 'Tariq', 'Thea', 'Tomás', 'Uma', 'Vera', 'William', 'Yuki', 'Zoë'],
] as const;
const last = [
  ...(['Adeyemi', 'Andersen', 'Bailey', 'Becker', 'Bianchi', 'Brown', 'Chen', 'Clarke'] as const),
  ...['Cooper', 'Costa', 'Dubois', 'Evans', 'Ferrari', 'Fischer', 'García', 'Gupta', 'Hansen'],
  ...['Harris', 'Hughes', 'Ibrahim', 'Ivanova', 'Jensen', 'Johnson', 'Kaya', 'Kim', 'Kowalski'],
  ...['Laurent', 'Lindqvist', 'López', 'Martin', 'Meyer', 'Mitchell', 'Moreau', 'Murphy', 'Nguyen'],
  ...['Nowak', 'O’Brien', 'Okafor', 'Patel', 'Petrov', 'Quinn', 'Roberts', 'Rossi', 'Schmidt'],
  ...['Silva', 'Singh', 'Taylor', 'Turner', 'Virtanen', 'Walker', 'Weber', 'Wilson', 'Wright'],
] as const;
/** Domains that can reach nobody (RFC 2606). */
const domains = ['post.invalid', 'mail.invalid', 'letters.invalid'] as const;

/** A new customer; `index` keeps two of one name apart. */
export const newPerson = (
  random: Random,
  { index, at, country }: { index: number; at: number; country: string | null },
): Person => {
  const name = `${random.pick(first)} ${random.pick(last)}`;
  return {
    id: uuidv7({ msecs: at, random: random.bytes(16) }),
    name,
    email: `${plain(name)}.${index}@${random.pick(domains)}`,
    country,
  };
};

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
