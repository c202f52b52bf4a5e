import { parseJson } from './parse-json.ts';
import { readText } from './read-text.ts';

/**
 * The JSON of a body that may be left out where nothing needs to be said: then it is `{}`. Clients
 * that name its type for every POST send an empty one. Throws as `readText` and `parseJson` do.
 */
export async function optionalBody(request: Request): Promise<unknown> {
  if (!isAnnounced(request.headers)) return {};
  const text = await readText(request);
  return text === '' ? {} : parseJson(text);
}

/** `curl -X POST` sends none, and no header that speaks of one. */
const isAnnounced = (headers: Headers): boolean =>
  headers.has('content-type') ||
  headers.has('transfer-encoding') ||
  (headers.get('content-length') ?? '0') !== '0';
