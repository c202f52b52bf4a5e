import { io } from 'socket.io-client';

/**
 * Listens to a worker's frames as a customer's browser does, reconnecting by itself; `onFrame` gets
 * each as text. `stop` ends it.
 */
export const watchFrames = (
  port: number,
  { cookie = '', origin = '' }: Record<string, string>,
  onFrame: (text: string) => void,
): { stop: () => void } => {
  const client = io(`http://127.0.0.1:${port}`, {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
    extraHeaders: { origin, cookie },
  });
  client.onAny((...frame) => onFrame(JSON.stringify(frame)));
  return { stop: () => void client.disconnect() };
};
