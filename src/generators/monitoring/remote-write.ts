import { shown } from '../../design/collector.ts'
import type { Plan } from '../../model/plan.ts'
import type { History } from '../../model/watch.ts'

/** Where Prometheus sends what it measured. */
export function remoteWrite({ system, monitoring: { vendor, history } }: Plan): { remoteWrite?: object[] } {
  const to = [
    // New Relic takes objectives and what they are made of, for each series is paid.
    ...(vendor?.name === 'new-relic'
      ? [
          {
            url: `https://metric-api.newrelic.com/prometheus/v1/write?prometheus_server=${system}`,
            authorization: { credentials: { name: vendor.name, key: vendor.keys[0]?.key } },
            writeRelabelConfigs: [{ sourceLabels: ['__name__'], regex: shown, action: 'keep' }],
          },
        ]
      : []),
    ...(history ? [kept(history)] : []),
  ]
  return to.length > 0 ? { remoteWrite: to } : {}
}

/**
 * What the receiver refuses for being too fast is sent again, and what it cannot be sent waits in the log of Prometheus for two
 * hours. A hundred shards at the most, of 2000 samples: more would take the memory that Prometheus needs for itself.
 */
function kept({ name, url, workspace, secret }: History) {
  return {
    name,
    url,
    ...(workspace && { sigv4: { region: workspace.region } }),
    ...(secret && { authorization: { credentials: { name: secret.name, key: secret.keys[0]?.key } } }),
    queueConfig: {
      capacity: 10_000,
      maxSamplesPerSend: 2000,
      minShards: 1,
      maxShards: 100,
      batchSendDeadline: '5s',
      minBackoff: '1s',
      maxBackoff: '30s',
      retryOnRateLimit: true,
    },
  }
}
