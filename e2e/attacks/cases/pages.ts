import { readdirSync } from 'node:fs';
import { type Action, may } from '#server/contracts/permissions.ts';
import type { Attack } from '../attack.ts';
import type { People } from '../people.ts';

/** What a page's viewer must be allowed to everybody's things; null where everybody may look. */
const needs: Record<string, Action | null> = {
  '/': null,
  '/sign-in': null,
  '/sign-up': null,
  '/orders': null,
  '/orders/{id}': 'view-orders',
  '/admin': null,
  '/admin/orders': 'view-orders',
  '/admin/orders/{id}': 'view-orders',
  '/admin/users': 'manage-users',
  '/admin/security': 'read-security-log',
  '/admin/operations': 'operate',
  '/admin/customers': 'view-customers',
  '/admin/insights': 'view-insights',
  '/admin/nothing': null,
};

/** Every page that there is a file of; one without a row above is an error. `nothing`: any path. */
const pages = readdirSync(new URL('../../../app/', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replaceAll(/\(\w+\)\/?/g, '')}`)
  .map((path) => path.replace(/(.)\/$/, '$1').replaceAll(/\[(\w+)\]/g, '{$1}'))
  .map((path) => path.replace(/\[\.\.\.\w+\]/, 'nothing'));

const needOf = (path: string): Action | null => {
  const need = needs[path];
  if (need === undefined) throw new Error(`The page ${path} has no row.`);
  return need;
};

/** Every page, and paths that lead to none, with somebody who may see them and what attackers wrote. */
export const shownPages: { path: string; to: keyof People | undefined }[] = [
  ...pages.map((path) => {
    // Whoever is signed in is led on from these.
    if (path.startsWith('/sign-')) return { path, to: undefined };
    return { path, to: path.startsWith('/admin') ? ('admin' as const) : ('mallory' as const) };
  }),
  { path: '/orders/x.html', to: 'mallory' },
  { path: '/icons/nothing', to: 'mallory' },
];

/** Everybody who may not, asking as a browser does that loads a page, and as one that moves to it. */
export const pageAttacks: Attack[] = pages.flatMap((path) => {
  const need = needOf(path);
  const who = (['mallory', 'support', 'fulfilment', undefined] as const).filter(
    (as) =>
      need !== null && !may(as === 'mallory' || as === undefined ? 'customer' : as, need, 'all'),
  );
  return who.flatMap((as) =>
    [{}, { rsc: '1' }].map(
      (headers): Attack => ({
        name: `the page ${path}${'rsc' in headers ? ', moved to,' : ''} by ${as ?? 'nobody'}`,
        status: [200, 307],
        run: ({ send, order }) => send({ as, path: path.replace('{id}', order.id), headers }),
      }),
    ),
  );
});
