import type { Plan, Stack } from '../../model/plan.ts'
import type { LogSearch, Logs, Traces } from '../../model/watch.ts'

/** What Grafana asks besides Prometheus: a line leads to its trace, a trace to its lines. */
export function sourcesOf({ region }: Stack, { logs, traces, search, namespace }: Plan['monitoring']): object[] {
  const followed = traces?.to === 'tempo' || traces?.to === 'jaeger' ? traces.to : undefined
  const toLines = linesOf(logs)
  return [
    ...(logs?.to === 'loki' ? [lokiOf(logs, followed)] : []),
    ...(search ? [openSearchOf(search, region, followed)] : []),
    ...(followed === 'tempo' ? [source('Tempo', `http://tempo.${namespace}.svc.cluster.local:3200`, toLines)] : []),
    ...(followed === 'jaeger'
      ? [
          source('Jaeger', `http://jaeger.${namespace}.svc.cluster.local:16686`, {
            ...toLines,
            nodeGraph: { enabled: true },
          }),
        ]
      : []),
  ]
}

/** The plugin that Grafana does not bring; it signs as the account of the pod. */
export const plugin = 'grafana-opensearch-datasource'

// Two dollars: a variable of Grafana, not of the environment that it starts in.
const value = '$${__value.raw}'

function lokiOf({ host, port }: Logs, followed: Traces['to'] | undefined): object {
  return source('Loki', `http://${host}:${port}`, {
    maxLines: 1000,
    ...(followed && {
      derivedFields: [
        { name: 'Trace', matcherType: 'label', matcherRegex: 'trace_id', url: value, datasourceUid: followed },
      ],
    }),
  })
}

function openSearchOf({ secret }: LogSearch, region: string, followed: Traces['to'] | undefined): object {
  const variable = secret.keys.find(({ key }) => key === 'endpoint')?.variable
  return {
    ...source('OpenSearch', `$${variable}`, {
      database: 'logs-*',
      flavor: 'opensearch',
      version: '3.3.0',
      timeField: '@timestamp',
      logMessageField: 'message',
      logLevelField: 'level',
      maxConcurrentShardRequests: 5,
      pplEnabled: true,
      sigV4Auth: true,
      sigV4AuthType: 'default',
      sigV4Region: region,
      ...(followed && { dataLinks: [{ field: 'trace_id', url: value, datasourceUid: followed }] }),
    }),
    type: plugin,
  }
}

function linesOf(logs: Logs | undefined): object {
  const span = { spanStartTimeShift: '-5m', spanEndTimeShift: '5m' }
  if (logs?.to === 'loki')
    return {
      tracesToLogsV2: {
        datasourceUid: 'loki',
        filterByTraceID: true,
        ...span,
        tags: [{ key: 'service.name', value: 'app' }],
      },
    }
  return logs?.to === 'opensearch'
    ? {
        tracesToLogsV2: {
          datasourceUid: 'opensearch',
          customQuery: true,
          query: 'trace_id:"$${__trace.traceId}"',
          ...span,
        },
      }
    : {}
}

function source(name: string, url: string, jsonData: object): object {
  const uid = name.toLowerCase()
  return { name, uid, type: uid, access: 'proxy', url, editable: false, jsonData }
}
