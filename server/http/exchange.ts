import type { Viewer } from '#server/contracts/roles.ts';
import type { Web } from '#server/web.ts';

/** A request on its way through a handler. */
export type Exchange = {
  web: Web;
  request: Request;
  url: URL;
  requestId: string;
  /** Path parameters that have one value. */
  params: Record<string, string>;
  /** Who is signed in; asked once. */
  viewer(): Promise<Viewer | undefined>;
  /** The address that somebody tries to get in with, once it is known. */
  signingInAs?: string;
  /** For how long the answer is held back on purpose, once that is known. */
  heldMs?: number;
};
