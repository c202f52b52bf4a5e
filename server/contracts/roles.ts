import * as z from 'zod/mini';

/** What an account is for; what each may do is in `permissions.ts`. */
export const role = z.enum(['customer', 'support', 'fulfilment', 'admin']);
export type Role = z.infer<typeof role>;

/** Who caused an event: an account, or the system itself (an import). */
export const actor = z.object({ id: z.string(), role: z.enum([...role.options, 'system']) });
export type Actor = z.infer<typeof actor>;

/** The signed-in account, as every handler and the browser see it. */
export const viewer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
});
export type Viewer = z.infer<typeof viewer>;
