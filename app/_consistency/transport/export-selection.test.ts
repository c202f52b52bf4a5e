import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { cancelOrder, id } from '../testing/samples.ts';
import { A, at, smallWorld } from '../testing/small-world.ts';
import { exportSelection } from './export-selection.ts';

let close = () => {};
afterEach(() => close());

test('a file has what was accepted, or, where no view has it yet, what was shown', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push(headers['min-position']?.toString());
    if (Number(headers['min-position']) > 1) response.writeHead(412).end('{}');
    else response.writeHead(200, { Position: '1' }).end('number');
  });
  close = () => void server.close().closeAllConnections();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const { store, issue, execute } = smallWorld();
  issue(id(70), A, cancelOrder);
  store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
  const exported = await exportSelection(store, { ids: [A] }, `http://127.0.0.1:${port}/`);
  expect(asked).toEqual(['2', '1']);
  expect(exported).toMatchObject({ name: 'orders-1-selected.csv' });
});
