import type { Secret } from './store.ts'

export interface Slo {
  /** `api-availability`. */
  readonly name: string
  readonly service: string
  readonly title: string
  readonly kind: 'availability' | 'latency' | 'freshness' | 'probe'
  /** Share of good events that is promised over the window. */
  readonly objective: number
  readonly windowDays: number
  /** Milliseconds under which an event is good. */
  readonly under?: number
  /** Events a second that the objective is reckoned with. */
  readonly rate: number
}

/** What measures an objective. */
export type Means =
  | 'prometheus'
  | 'load-balancer'
  | 'service-connect'
  | 'api-gateway'
  | 'function'
  | 'queue'
  | 'health-check'
  | 'collector'

export type AlertKind =
  | 'error-budget-burn'
  | 'target-down'
  | 'target-absent'
  | 'metrics-absent'
  | 'metrics-missing'
  | 'logs-lost'
  | 'traces-lost'
  | 'volume-filling'
  | 'volume-full'
  | 'out-of-memory'
  | 'crash-loop'
  | 'replicas-missing'
  | 'rollout-degraded'
  | 'autoscaler-at-maximum'
  | 'queue-stalled'
  | 'certificate-expires'
  | 'database-storage'
  | 'database-cpu'
  | 'database-replica-lag'
  | 'database-reader-lag'
  | 'cache-evicting'
  | 'kafka-behind'
  | 'kafka-busy'
  | 'search-failing'
  | 'search-refusing'
  | 'cache-memory'
  | 'queue-dead-letters'
  | 'stream-behind'
  | 'stream-throttled'
  | 'table-throttled'
  | 'table-replica-behind'
  | 'search-red'
  | 'search-storage'
  | 'search-memory'
  | 'logs-refused'
  | 'runtime-threat'
  | 'image-vulnerable'
  | 'backup-failed'
  | 'restore-failed'
  | 'restore-test-failed'
  | 'restore-test-late'
  | 'job-late'
  | 'dump-late'
  | 'dump-restore-late'
  | 'state-copy-late'
  | 'state-restore-late'
  | 'remote-write-behind'
  | 'certificate-not-renewed'
  | 'mesh-identity-old'
  | 'mesh-bypassed'
  | 'secret-copy-failing'
  | 'secret-mount-failing'
  | 'flags-server-failing'
  | 'secret-unreadable'
  | 'secret-old'
  | 'page-unanswered'
  | 'targets-unhealthy'
  | 'unreachable'
  | 'function-throttled'
  | 'job-failed'

/** `name` is what pages and what its runbook is called by. */
export interface Alert {
  readonly name: string
  readonly kind: AlertKind
  /** Who measures it. */
  readonly source: 'prometheus' | 'cloudwatch' | 'falco'
  readonly severity: 'page' | 'ticket'
  readonly summary: string
  /** Name of the SLO, workload or store that it is about. */
  readonly about: string
  readonly runbook: string
}

/** Where the lines of every container go. */
export interface Logs {
  readonly to: 'loki' | 'cloudwatch' | 'opensearch' | 'datadog' | 'new-relic'
  /** Days that lines of production are kept, and who asks for that long. */
  readonly days: number
  readonly because: readonly string[]
  /** Days for the namespaces of `short`, which may be prefixes of previews. */
  readonly shortDays: number
  readonly short: readonly string[]
  /** Loki runs as several parts that grow apart from each other. */
  readonly scalable: boolean
  readonly host: string
  readonly port: number
  /** Bucket of Loki by stack. */
  readonly buckets: Readonly<Record<string, string>>
  /** Group of CloudWatch by stack. */
  readonly groups: Readonly<Record<string, string>>
}

/** Where spans go. */
export interface Traces {
  readonly to: 'tempo' | 'jaeger' | 'x-ray' | 'datadog' | 'new-relic'
  /** Jaeger keeps them in the domain of the lines instead of a disk. */
  readonly searched: boolean
  readonly days: number
  /** Share that is kept of requests that were neither slow nor failed. */
  readonly share: number
  /** Port of the agent on each node, and the address that workloads are given. */
  readonly port: number
  readonly endpoint: string
  /** Name without head of the collectors that decide what is kept. */
  readonly gateway: string
  /** Bucket of Tempo by stack. */
  readonly buckets: Readonly<Record<string, string>>
  /** Gigabytes of the disk of Jaeger by stack. */
  readonly disks: Readonly<Record<string, number>>
}

/** OpenSearch for lines of logs, and for traces where Jaeger keeps them there: a domain in each stack. */
export interface LogSearch {
  /** Where pods find its address: Terraform writes it, nobody else has to. */
  readonly secret: Secret
  readonly domains: Readonly<Record<string, SearchDomain>>
  /** Kustomization that tells it what to keep, by stack. */
  readonly paths: Readonly<Record<string, string>>
  /** Account of what sets it up, and of what signs requests of people. */
  readonly keeper: string
  readonly reader: string
}

export interface SearchDomain {
  readonly identifier: string
  readonly type: string
  readonly nodes: number
  /** Gigabytes of the disk of each node. */
  readonly disk: number
  /** Days on the disks of the nodes; what is kept for longer lies in S3 behind nodes of its own. */
  readonly hotDays: number
  readonly warm?: { readonly type: string; readonly nodes: number; readonly gigabytes: number }
  /** Three that lead and keep nothing. */
  readonly masters?: string
}

export interface History {
  readonly url: string
  /** What it is known by in the metrics of Prometheus. */
  readonly name: string
  /** Label by which the receiver knows two that measure the same. */
  readonly replica: string
  /** Workspace of Amazon Managed Prometheus, which is written to by a role. */
  readonly workspace?: { readonly id: string; readonly region: string }
  /** Its token, where no role opens it. */
  readonly secret?: Secret
}

/** Where people look. A page of Grafana is found by its uid. */
export interface Dashboards {
  /** Administrator of Grafana. */
  readonly secret: Secret
  /** Where Grafana answers, once its port is forwarded. */
  readonly url: string
  /** Directory of the pages, a Kustomize component of every stack. */
  readonly path: string
  readonly objectives: string
  readonly capacity: string
  readonly cost: string
  readonly stores: string
  readonly deliveries: string
  /** Where the spec declares figures. */
  readonly business?: string
  /** By service. */
  readonly services: Readonly<Record<string, string>>
}

export interface Monitoring {
  /** Who weighs what is measured of pods, and calls people. */
  readonly judge: 'prometheus' | 'cloudwatch'
  /** Group of CloudWatch through which what is counted of pods arrives, by stack, where it judges. */
  readonly counted?: { readonly groups: Readonly<Record<string, string>> }
  readonly namespace: string
  /** Where Prometheus answers inside a cluster. */
  readonly prometheus: string
  /** Label that the Prometheus of each cluster selects its rules and monitors by. */
  readonly selector: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly scrapeInterval: number
  readonly receivers: Readonly<Record<'page' | 'ticket', string>>
  readonly secret: Secret
  /** Every secret of its namespace, that of the receivers first. */
  readonly secrets: readonly Secret[]
  /** Days that Prometheus keeps what it measured: more than the window of any objective. */
  readonly retentionDays: number
  /** Gigabytes of the disk of each Prometheus, by stack. */
  readonly disks: Readonly<Record<string, number>>
  /** Dollars an hour of each type of node whose price is known, and of when. */
  readonly nodePrices: Readonly<Record<string, { readonly usd: number; readonly date: string }>>
  readonly dashboards?: Dashboards
  readonly logs?: Logs
  readonly traces?: Traces
  readonly search?: LogSearch
  /** Where Prometheus sends what it measured, to be kept for longer than it does itself. */
  readonly history?: History
  /** Key of the service outside that shows what was measured, where there is one. */
  readonly vendor?: Secret
  /** Kustomization of each stack: rules, probes, the configuration of Alertmanager. */
  readonly paths: Readonly<Record<string, string>>
  /** Name of the Secret that holds the configuration of Alertmanager. */
  readonly alertmanager: string
}
