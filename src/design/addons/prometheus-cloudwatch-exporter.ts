import { printYaml } from '../../syntax/yaml/print.ts'
import { type AddonUnit, small } from '../addon.ts'
import { type Measured, measuredOf } from '../measured.ts'

export const addon: AddonUnit = {
  why: 'brings what CloudWatch measures of databases, caches, queues, streams, tables and indexes to Prometheus',
  namespace: 'monitoring',
  serviceAccount: 'prometheus-cloudwatch-exporter',
  // Its monitor is of a kind that Prometheus brings.
  wave: 2,
  wanted: ({ decided, plan }) =>
    decided.observability?.answer === 'prometheus' && plan.stores.some(({ module }) => measuredOf(module).length > 0),
  values: ({ region }, { system, stores, monitoring }) => ({
    serviceAccount: { name: 'prometheus-cloudwatch-exporter' },
    resources: small,
    serviceMonitor: { enabled: true, labels: monitoring.selector, interval: '60s', timeout: '50s' },
    config: printYaml([
      {
        region,
        period_seconds: 300,
        // Younger data is not there yet. Without a time of its own Prometheus takes it as of now.
        delay_seconds: 120,
        range_seconds: 600,
        set_timestamp: false,
        metrics: unique(stores.flatMap(({ module }) => measuredOf(module))).flatMap(
          ({ namespace, dimensions, metrics }) =>
            metrics.map(([name, statistic]) => ({
              aws_namespace: namespace,
              aws_metric_name: name,
              aws_dimensions: dimensions,
              aws_statistics: [statistic],
              aws_dimension_select_regex: { [dimensions[0] ?? '']: [`${system}-.*`] },
            })),
        ),
      },
    ]),
  }),
}

/** What two modules have in common is asked for once. */
function unique(measured: readonly Measured[]): Measured[] {
  return [...new Set(measured)]
}
