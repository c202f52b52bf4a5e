import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** The least that Socket.IO needs for a connection, with our options; greets and knows nobody. */
const http = createServer((_, response) => response.end('ok'));
const io = new Server(http, {
  path: '/socket.io',
  addTrailingSlash: false,
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 10_000,
  pingTimeout: 10_000,
});
io.on('connection', (socket) => void socket.emit('hello', {}));
http.listen(Number(process.argv[2]), () => process.send?.('ready'));
