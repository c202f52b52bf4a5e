import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { addNote, cancelOrder, createOrder, shopper } from './samples.ts';
import { createServerModel } from './server-model.ts';

/** The fate of the next command that is sent. */
export type Fate =
  | 'fine'
  | 'reply lost'
  | 'request lost'
  | 'unavailable'
  | 'too many'
  | 'signed out';

type Model = ReturnType<typeof createServerModel>;
type Control = { view: number; isDown: boolean; fates: Fate[] };

/** A real HTTP and Socket.IO server on a free port over the server model, with faults to order. */
export const startTestServer = async () => {
  const model = createServerModel(shopper);
  const requests: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  const control: Control = { view: 0, isDown: false, fates: [] };

  const http = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    if (path.startsWith('/socket.io')) return;
    requests.push({ method, path, headers });
    if (control.isDown) request.socket.destroy();
    else if (method === 'POST') void answerCommand(model, control, request, response);
    else answerQuery(model, control, request, response);
  });
  const io = new Server(http, {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
  });
  io.on('connection', (socket) => {
    const position = control.view;
    socket.emit('hello', { epoch: model.epoch(), position, serverTime: new Date().toISOString() });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    model,
    io,
    requests,
    control,
    /** Brings the view to the head; sends the messages, unless they are to be lost. */
    project: ({ push }: { push: boolean }) => {
      const frames = model.framesBetween(control.view, model.head());
      control.view = model.head();
      if (push) for (const frame of frames) io.emit('NoteAdded', frame);
    },
    close: async () => {
      await io.close();
      http.closeAllConnections();
    },
  };
};

const answerCommand = async (
  model: Model,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const body = await read(request);
  const fate = control.fates.shift() ?? 'fine';
  if (fate === 'request lost') return request.socket.destroy();
  if (fate === 'unavailable') return problem(response, 503, 'unavailable');
  if (fate === 'too many') return problem(response, 429, 'rate-limited', { 'Retry-After': '0' });
  if (fate === 'signed out') return problem(response, 401, 'unauthenticated');
  const commandId = String(request.headers['idempotency-key']);
  const { orderId, domainCommand } = commandOf(request.url ?? '', body);
  const current = model.orderAt(orderId, model.head());
  const isOther =
    (request.headers['if-match'] ?? `"${current?.version}"`) !== `"${current?.version}"`;
  if (isOther && model.answer(commandId) === undefined) {
    return problem(response, 412, 'version-conflict', {}, { current });
  }
  const answer = model.execute(commandId, orderId, domainCommand, shopper);
  if (fate === 'reply lost') return request.socket.destroy();
  if ('accepted' in answer) return json(response, 202, answer.accepted);
  const { code: reason, message } = answer.refusal;
  return problem(response, 409, 'conflict', {}, { reason, detail: message });
};

const answerQuery = (
  model: Model,
  { view }: Control,
  { url: path = '', headers }: IncomingMessage,
  response: ServerResponse,
) => {
  const url = new URL(path, 'http://test');
  if (url.pathname.startsWith('/api/commands/')) {
    const known = model.answer(url.pathname.slice('/api/commands/'.length));
    if (known === undefined) return problem(response, 404, 'not-found');
    return json(response, 200, { ...known, acceptedAt: new Date().toISOString() });
  }
  if (Number(headers['min-position'] ?? 0) > view) {
    return problem(response, 412, 'projection-behind');
  }
  if (url.pathname === '/api/changes') {
    return json(response, 200, model.changesAt(Number(url.searchParams.get('after')), view));
  }
  const [data, meta] = [model.rowsAt(view), model.metaAt(view)];
  return json(response, 200, { data, hasMore: false, nextCursor: null, meta });
};

const read = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
};

const commandOf = (
  path: string,
  body: Record<string, unknown>,
): { orderId: string; domainCommand: OrderCommand } => {
  if (path === '/api/orders') {
    const orderId = String(body.orderId);
    return { orderId, domainCommand: createOrder(orderId) };
  }
  const [, , , orderId = '', action] = path.split('/');
  return { orderId, domainCommand: action === 'cancel' ? cancelOrder : addNote };
};

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const problem = (response: ServerResponse, status: number, code: string, headers = {}, more = {}) =>
  json(
    response,
    status,
    { type: 'about:blank', title: code, status, code, requestId: 'r', ...more },
    headers,
  );
