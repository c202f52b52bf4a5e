import { createHash } from 'node:crypto';

/** One piece of work on a command, told when it is over. Times are ms since 1970. */
export type Span = {
  name: string;
  commandId: string;
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number>;
};

export type Tracing = {
  record(span: Span): void;
  /** Sends what is left. */
  stop(): Promise<void>;
};

/** As many spans of one batch as are told: a replay of the log is no news to a tracer. */
export const mostSpansAtOnce = 100;

/**
 * OpenTelemetry spans over OTLP, or nothing at all without an endpoint (the packages are not even
 * loaded then). A command's id is 128 bits, as a trace's: all that processes do for it is one trace,
 * from the append to the projections, though no trace context travels between them.
 */
export const createTracing = (
  process: string,
  { otlpEndpoint }: { otlpEndpoint: string | undefined },
): Tracing | undefined => {
  if (otlpEndpoint === undefined) return undefined;
  const started = start(process, otlpEndpoint);
  started.catch(() => {});
  return {
    record: (span) => void started.then(({ tell }) => tell(span)).catch(() => {}),
    async stop() {
      await started.then(({ shutdown }) => shutdown()).catch(() => {});
    },
  };
};

const start = async (process: string, endpoint: string) => {
  const [{ ROOT_CONTEXT, trace }, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]);
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url });
  const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
  const tracer = provider.getTracer('evenkeel');
  return {
    tell({ name, commandId, startMs, endMs, attributes }: Span) {
      const parent = trace.setSpanContext(ROOT_CONTEXT, {
        traceId: commandId.replaceAll('-', ''),
        spanId: createHash('sha256').update(commandId).digest('hex').slice(0, 16),
        traceFlags: 1,
        isRemote: true,
      });
      const own = { 'evenkeel.process': process, 'evenkeel.command_id': commandId, ...attributes };
      tracer
        .startSpan(name, { startTime: startMs, attributes: own }, parent)
        .end(Math.max(endMs, startMs));
    },
    shutdown: () => provider.shutdown(),
  };
};
