import { expect, it } from 'vitest';
import { readText } from './read-text.ts';

it('a body whose sender is gone is no failure of ours', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new DOMException('gone', 'AbortError')),
  });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const request = new Request('http://shop.test', { ...init, duplex: 'half' } as RequestInit);
  await expect(readText(request)).rejects.toMatchObject({ code: 'invalid-request' });
});
