import { getExportProgress } from '#server/accounts/get-export-progress.ts';
import { type ExportTold, keepExportProgress } from '#server/accounts/keep-export-progress.ts';
import type { OrderFilterQuery } from '#server/contracts/order-filter.ts';
import {
  type AdminSort,
  exportOrdersQuery,
  exportSelectionBody,
} from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { ExportEnded } from '#server/queries/export/export-reader.ts';
import { type OrderExport, openExport } from '#server/queries/export/open-export.ts';
import { csvHeader, csvLines } from '#server/queries/export/order-csv.ts';
import { assertReached, awaitPosition } from '../await-position.ts';
import type { Exchange } from '../exchange.ts';
import { handle } from '../handle.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { queryRoute } from '../query-route.ts';
import { assertSameOrigin } from '../request/assert-same-origin.ts';
import { authorise } from '../request/authorise.ts';
import { parseJson } from '../request/parse-json.ts';
import { parseWith } from '../request/parse-with.ts';
import { pathId } from '../request/path-id.ts';
import { readText } from '../request/read-text.ts';

const needs = { action: 'export-orders' } as const;

/** The byte order mark, where it is asked for. */
const markOf = (bom: boolean): string => (bom ? '\ufeff' : '');

/**
 * All orders of a filter as CSV. HEAD says what it would be, and exports nothing. With an id in
 * `export`, how far it is can be asked for.
 */
export const exportRoute = queryRoute({
  needs,
  view: 'orders',
  query: exportOrdersQuery,
  run: (_, viewer, { query: { bom, export: id, ...query }, exchange }) =>
    exportOf(exchange, viewer, query, { mark: markOf(bom), id }),
});

/**
 * The orders that the body names, as CSV, not older than `Min-Position` asks; those that there are not
 * are left out.
 */
export const exportSelectionRoute = handle(async (exchange) => {
  assertSameOrigin(exchange.request, exchange.web.config.origins);
  const viewer = await authorise(exchange, needs);
  const { bom, ...asked } = parseWith(
    exportSelectionBody,
    parseJson(await readText(exchange.request)),
  );
  const least = await awaitPosition(exchange, 'orders');
  const found = await exportOf(exchange, viewer, asked, { mark: markOf(bom) });
  await assertReached(found, least);
  return new Response(found.body, { headers: found.headers });
});

/** How far an export is that the viewer has begun, in whichever process it goes on. */
export const exportProgressRoute = handle(async (exchange) => {
  const viewer = await authorise(exchange, needs);
  const { authDb } = exchange.web.accounts;
  const found = await getExportProgress(authDb, viewer, pathId(exchange, 'id'));
  if (found === undefined) throw new ProblemError('not-found', 'There is no such export of yours.');
  return Response.json(found);
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
  { mark = '', id }: { mark?: string; id?: string | undefined } = {},
) {
  let told: ExportTold | undefined;
  const rows = await openExport(web.reads, web.exportDb, wanted, () => told?.ended('unread'));
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
      if (id !== undefined) {
        const begun = { id, viewer, expected: rows.expected };
        told = await keepExportProgress({ authDb: web.accounts.authDb, log: web.log }, begun);
      }
    }
  } catch (error) {
    await rows.close();
    throw error;
  }
  return {
    body: streamOf(rows, {
      header: mark + csvHeader,
      signal: request.signal,
      told,
      onError: (err) => web.log.warn({ requestId, err }, 'export ended early'),
    }),
    meta: rows.meta,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="orders-${position}.csv"`,
      position: String(position),
      ...(rows.expected !== undefined && { 'expected-rows': String(rows.expected) }),
    },
  };
}

type StreamOptions = {
  header: string;
  signal: AbortSignal;
  told: ExportTold | undefined;
  onError: (error: unknown) => void;
};

function streamOf(rows: OrderExport, { header, signal, told, onError }: StreamOptions) {
  const encoder = new TextEncoder();
  let begun = false;
  const leave = () => {
    told?.ended('left');
    return rows.close();
  };
  const onAbort = () => void leave().catch(onError);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const found = await rows.next();
          const text = (begun ? '' : header) + csvLines(found);
          begun = true;
          if (text !== '') controller.enqueue(encoder.encode(text));
          told?.sent(found.length);
          if (found.length > 0) return;
          told?.ended();
          controller.close();
          await rows.close();
        } catch (error) {
          told?.ended(error instanceof ExportEnded ? error.reason : 'failed');
          onError(error);
          controller.error(error);
          await rows.close().catch(onError);
        }
      },
      cancel: leave,
    },
    // Nothing is fetched before somebody reads.
    { highWaterMark: 0 },
  );
}
