/** A metric and who exposes it; `unknown` is Prometheus' own word for a metric without a declared type. */
export interface Metric {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary' | 'unknown'
  readonly labels: readonly string[]
  readonly exporter: string
}
