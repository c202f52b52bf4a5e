/** The part of an Engine.IO connection that this needs. */
type Connection = {
  on(event: 'packetCreate' | 'drain', listener: () => void): unknown;
  close(discard?: boolean): void;
};

/** About 1.5 MB of orders; a reader this far behind is quicker by asking for what changed. */
const mostPackets = 500;

/**
 * Cuts a connection that does not take its packets, so that they do not pile up in memory. Closed
 * below Socket.IO, the client comes back by itself and fetches what it missed.
 */
export const cutSlowConsumer = (connection: Connection, onCut: () => void): void => {
  let waiting = 0;
  connection.on('packetCreate', () => {
    waiting += 1;
    if (waiting !== mostPackets) return;
    onCut();
    // Without waiting for what it does not take.
    connection.close(true);
  });
  connection.on('drain', () => {
    waiting = 0;
  });
};
