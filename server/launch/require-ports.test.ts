import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { requirePorts } from './require-ports.ts';

const listening = async (port: number): Promise<Server> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
};

it('a port that its last owner is just letting go of is waited for', async () => {
  const [port = 0] = await freePorts(1);
  const server = await listening(port);
  const required = requirePorts({ PORT: port });
  await delay(300);
  server.close();
  await required;
});

it('a port that stays taken is refused with the way out', async () => {
  const [port = 0] = await freePorts(1);
  const server = await listening(port);
  await expect(requirePorts({ PORT: port })).rejects.toThrow(`Port ${port} (PORT) is taken`);
  server.close();
});
