import type { Plan } from '../../model/plan.ts'
import type { AlertKind } from '../../model/watch.ts'
import type { Symptom } from './symptom.ts'

/** Lines, spans and measurements that never arrive: what is missing raises no alert by itself. */
export function lossOf(kind: AlertKind, { monitoring: { namespace } }: Plan): Symptom | undefined {
  if (kind === 'logs-lost') return counted(lines, namespace)
  if (kind === 'traces-lost') return counted(spans, namespace)
  return kind === 'metrics-missing' ? unread(namespace) : undefined
}

interface Lost {
  readonly metrics: readonly string[]
  readonly label: string
  readonly value: string
  readonly what: string
}

const lines: Lost = {
  metrics: ['fluentbit_output_dropped_records_total'],
  label: 'name',
  value: 'loki.0',
  what: 'lines of logs',
}

/** With and without the suffix, which collectors write as they are told. */
const spans: Lost = {
  metrics: ['otelcol_exporter_send_failed_spans', 'otelcol_exporter_enqueue_failed_spans'].flatMap((name) => [
    `${name}_total`,
    name,
  ]),
  label: 'exporter',
  value: 'otlp_grpc',
  what: 'spans',
}

function counted({ metrics, label, value, what }: Lost, namespace: string): Symptom {
  const series = `${metrics[0]}{namespace="${namespace}",pod="a",${label}="${value}"}`
  return {
    expr: () =>
      `sum by (namespace, ${label}) (\n  ${metrics.map((name) => `increase(${name}{namespace="${namespace}"}[15m])`).join('\n  or ')}\n) > 0`,
    for: '5m',
    description: `{{ $labels.${label} }} has given up ${what} within a quarter of an hour: {{ $value | humanize }}.`,
    bad: [{ [series]: '0+10x140' }],
    good: { [series]: '10x140' },
    labels: { namespace, [label]: value },
    says: `${value} has given up ${what} within a quarter of an hour: 300.`,
  }
}

function unread(namespace: string): Symptom {
  const series = `cloudwatch_exporter_scrape_error{namespace="${namespace}",pod="a"}`
  return {
    expr: () => `max by (namespace) (cloudwatch_exporter_scrape_error{namespace="${namespace}"}) > 0`,
    for: '30m',
    description: 'CloudWatch has not been readable for half an hour: pages of stores show nothing new.',
    bad: [{ [series]: '1x140' }],
    good: { [series]: '0x100 1x20 0x20' },
    labels: { namespace },
    says: 'CloudWatch has not been readable for half an hour: pages of stores show nothing new.',
  }
}
