import type { Actor } from '#server/contracts/roles.ts';
import { decide, initialState } from '#server/domain/customers/customer.ts';
import { customerEvents } from '#server/domain/customers/events.ts';
import type { CommandDeps } from './command-request.ts';
import { toAppend } from './to-append.ts';

/** `id` is the account's, and the stream's. `occurredAt` is for history recorded after the fact. */
export type Registration = {
  customer: { id: string; name: string; email: string; country: string | null };
  correlationId: string;
  actor?: Actor;
  occurredAt?: string;
};

/**
 * Registers a customer once, however often it is called (their id is the command's id too), so that
 * a sign-up that was cut short is healed by the next sign-in. The answer says if this call did it.
 */
export const registerCustomer = async (
  { eventStore, personalData }: CommandDeps,
  { customer: { id: customerId, ...details }, correlationId, actor, occurredAt }: Registration,
): Promise<'registered' | 'known'> => {
  const command = { type: 'RegisterCustomer', customerId, ...details } as const;
  const decision = decide(command, initialState);
  if ('rejection' in decision) throw new TypeError(decision.rejection.message);
  const by: Actor = actor ?? { id: customerId, role: 'customer' };
  // Asked at every sign-in: the answer is almost always yes, and must not cost a write.
  if (await eventStore.findCommand(by.id, customerId)) return 'known';
  const { outcome } = await eventStore.append(
    toAppend({
      commandId: customerId,
      bodyHash: 'register-customer',
      actor: by,
      correlationId,
      ...(occurredAt !== undefined && { occurredAt }),
      streamType: 'customer',
      streamId: customerId,
      expectedVersion: 0,
      events: await personalData.seal(decision.events.map(customerEvents.write)),
    }),
  );
  return outcome === 'appended' ? 'registered' : 'known';
};
