import { createServer, Server } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort } from '#db/embedded/free-port.ts';
import { requirePorts } from './require-ports.ts';

const listening = async (port: number): Promise<Server> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
};

afterEach(() => vi.restoreAllMocks());

it('a port that its last owner is just letting go of is waited for', async () => {
  const port = await freePort();
  const server = await listening(port);
  const listened = vi.spyOn(Server.prototype, 'listen');
  let isFree = false;
  const required = requirePorts({ PORT: port }).then(() => isFree);
  // The second look: the first has found it taken.
  await vi.waitFor(() => expect(listened.mock.calls.length).toBeGreaterThan(1));
  isFree = true;
  server.close();
  expect(await required).toBe(true);
});

it('a port that stays taken is refused with the way out', async () => {
  const port = await freePort();
  const server = await listening(port);
  await expect(requirePorts({ PORT: port })).rejects.toThrow(`Port ${port} (PORT) is taken`);
  server.close();
});
