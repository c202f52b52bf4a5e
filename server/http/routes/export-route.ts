import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import {
  type AdminSort,
  exportOrdersQuery,
  exportSelectionBody,
} from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { type OrderExport, openExport } from '#server/queries/export/open-export.ts';
import { csvHeader, csvLines } from '#server/queries/export/order-csv.ts';
import { assertReached, awaitPosition } from '../await-position.ts';
import type { Exchange } from '../exchange.ts';
import { handle } from '../handle.ts';
import { queryRoute } from '../query-route.ts';
import { assertSameOrigin } from '../request/assert-same-origin.ts';
import { authorise } from '../request/authorise.ts';
import { parseJson } from '../request/parse-json.ts';
import { parseWith } from '../request/parse-with.ts';
import { readText } from '../request/read-text.ts';

const needs = { action: 'export-orders' } as const;

/** All orders of a filter as CSV. HEAD says what it would be, and exports nothing. */
export const exportRoute = queryRoute({
  needs,
  view: 'orders',
  query: exportOrdersQuery,
  run: (_, viewer, { query: { bom, ...query }, exchange }) =>
    exportOf(exchange, viewer, query, bom ? '\ufeff' : ''),
});

/**
 * The orders that the body names, as CSV, not older than `Min-Position` asks; those that there are not
 * are left out.
 */
export const exportSelectionRoute = handle(async (exchange) => {
  assertSameOrigin(exchange.request, exchange.web.config.origins);
  const viewer = await authorise(exchange, needs);
  const asked = parseWith(exportSelectionBody, parseJson(await readText(exchange.request)));
  const least = await awaitPosition(exchange, 'orders');
  const found = await exportOf(exchange, viewer, asked);
  await assertReached(found, least);
  return new Response(found.body, { headers: found.headers });
});

/**
 * Orders as CSV, streamed: rows are fetched as fast as the client takes them and no faster, and not
 * any more when it goes away. `Position` names what the file is true for, `Expected-Rows` how many it
 * will have where that is known. Written down before the first row.
 */
async function exportOf(
  { web, request, requestId }: Exchange,
  viewer: Viewer,
  wanted: OrderFilterQuery & { sort: AdminSort; ids?: readonly string[] },
  mark = '',
) {
  const rows = await openExport(web.reads, web.exportDb, wanted);
  const { position } = rows.meta;
  // What was searched for can be somebody's name: that it was is enough.
  const { q, ids, ...filter } = wanted;
  const details = {
    position,
    ...filter,
    ...(q !== undefined && { searched: true }),
    ...(ids !== undefined && { selected: ids.length }),
  };
  try {
    if (request.method !== 'HEAD') {
      const entry = { kind: 'exported', actor: viewer, subject: 'orders' } as const;
      await web.security.record({ ...entry, details, requestId });
    }
  } catch (error) {
    await rows.close();
    throw error;
  }
  return {
    body: streamOf(rows, mark + csvHeader, request.signal, (err) =>
      web.log.warn({ requestId, err }, 'export ended early'),
    ),
    meta: rows.meta,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="orders-${position}.csv"`,
      position: String(position),
      ...(rows.expected !== undefined && { 'expected-rows': String(rows.expected) }),
    },
  };
}

function streamOf(
  rows: OrderExport,
  header: string,
  signal: AbortSignal,
  onError: (error: unknown) => void,
) {
  const encoder = new TextEncoder();
  let begun = false;
  const leave = () => void rows.close().catch(onError);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const found = await rows.next();
          const text = (begun ? '' : header) + csvLines(found);
          begun = true;
          if (text !== '') controller.enqueue(encoder.encode(text));
          if (found.length > 0) return;
          controller.close();
          await rows.close();
        } catch (error) {
          onError(error);
          controller.error(error);
          await rows.close().catch(onError);
        }
      },
      cancel: () => rows.close(),
    },
    // Nothing is fetched before somebody reads.
    { highWaterMark: 0 },
  );
}
