/** An event's type as people read it: `OrderShipped` is "Order shipped". */
export const eventName = (type: string): string =>
  type.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
