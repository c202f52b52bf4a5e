import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';

/** What another screen, file or log could take for more than text. */
export const markup: readonly string[] = [
  '<script>window.owned=1</script>',
  '"><img src=x onerror=window.owned=1>',
  "javascript:window.owned=1//'",
  '{{constructor.constructor("window.owned=1")()}}',
  '<svg/onload=window.owned=1>',
  '</script><script>window.owned=1</script>',
];

const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil.test")', '＝1', '\t=1'];

/** Places an order of the attacker's and ships it under this tracking number. */
const shipped = async (scene: Scene, note: string, trackingNumber: string) => {
  const body = { items: [{ productId: scene.productId, quantity: 1 }], note };
  const placed = await scene.send({ as: 'mallory', path: '/api/orders', body });
  const { orderId } = JSON.parse(placed.text) as { orderId: string };
  const sent = await scene.send({
    as: 'fulfilment',
    path: `/api/orders/${orderId}/ship`,
    body: { trackingNumber, carrier: trackingNumber },
  });
  return { orderId, heard: [placed, sent] };
};

const read = async ({ send }: Scene, heard: { text?: string | undefined }[]) => {
  const { orderId, position } = JSON.parse(heard.at(-1)?.text ?? '{}');
  const headers = { 'min-position': String(position), prefer: 'wait=20' };
  const order = await send({ as: 'mallory', path: `/api/orders/${orderId}`, headers });
  return { orderId, order: JSON.parse(order.text), headers };
};

export const stored: Attack[] = [
  ...markup.map(
    (text): Attack => ({
      name: `kept as the text that it is: ${text}`,
      status: [202],
      run: async (scene) => (await shipped(scene, text, text.slice(0, 64))).heard,
      async accepted(scene, heard) {
        const { order } = await read(scene, heard);
        if (order.trackingNumber !== text.slice(0, 64)) throw new Error('It was changed.');
      },
    }),
  ),
  ...formulas.map(
    (text): Attack => ({
      name: `no formula in the export: ${JSON.stringify(text)}`,
      status: [202],
      run: async (scene) => (await shipped(scene, 'x', `${text}${randomUUID().slice(0, 8)}`)).heard,
      async accepted(scene, heard) {
        const { order, headers } = await read(scene, heard);
        const path = `/api/admin/orders/export.csv?q=${order.number}`;
        const csv = await scene.send({ as: 'admin', path, headers });
        const line = csv.text.split('\r\n').find((one) => one.includes(order.id)) ?? '';
        if (!line.includes(order.trackingNumber.replaceAll('"', '""'))) {
          throw new Error(`It is not in the export: ${line}`);
        }
        if (/(^|,)"?[=+\-@\t＝]/.test(line)) throw new Error(`A formula: ${line}`);
      },
    }),
  ),
];
