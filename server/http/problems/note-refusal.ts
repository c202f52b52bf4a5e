import type { SecurityFact } from '#server/accounts/write-security-entries.ts';
import { uuid } from '#server/contracts/identifiers.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Exchange } from '../exchange.ts';
import type { ProblemError } from './problem-error.ts';

/** Notes in the security log what was refused, to whom, where it says something about security. */
export async function noteRefusal(exchange: Exchange, { code }: ProblemError): Promise<void> {
  if (code !== 'forbidden' && code !== 'not-found' && code !== 'rate-limited') {
    if (code !== 'unauthenticated' || exchange.signingInAs === undefined) return;
  }
  const { web, request, url, requestId, params, signingInAs } = exchange;
  const actor = await exchange.viewer().catch(() => undefined);
  const note = (fact: Pick<SecurityFact, 'kind' | 'subject'>) =>
    web.security.note({ ...fact, actor, email: signingInAs, requestId });
  const route = `${request.method} ${Object.entries(params).reduce(
    (path, [name, value]) => path.replace(encodeURIComponent(value), `{${name}}`),
    url.pathname,
  )}`;
  const orderId = uuid.safeParse(params.id);
  if (code === 'unauthenticated') note({ kind: 'sign-in-failed' });
  else if (code === 'rate-limited') note({ kind: 'rate-limited', subject: route });
  else if (actor === undefined) return;
  else if (code === 'forbidden') note({ kind: 'refused', subject: route });
  // Whether there is such an order is looked up later, with others: the answer's time tells nothing.
  else if (
    !isStaff(actor.role) &&
    // Text that cannot be an id is nobody's order, and would fail the query that looks all of them up.
    orderId.success &&
    url.pathname.startsWith('/api/orders/')
  ) {
    note({ kind: 'foreign-order', subject: orderId.data });
  }
}
