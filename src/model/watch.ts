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

export type AlertKind =
  | 'error-budget-burn'
  | 'target-down'
  | 'crash-loop'
  | 'replicas-missing'
  | 'autoscaler-at-maximum'
  | 'queue-stalled'
  | 'certificate-expires'
  | 'database-storage'
  | 'database-cpu'
  | 'database-replica-lag'
  | 'cache-memory'
  | 'queue-dead-letters'
  | 'runtime-threat'
  | 'image-vulnerable'

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
  /** By service. */
  readonly services: Readonly<Record<string, string>>
}

export interface Monitoring {
  readonly namespace: string
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
  /** Kustomization of each stack: rules, probes, the configuration of Alertmanager. */
  readonly paths: Readonly<Record<string, string>>
  /** Name of the Secret that holds the configuration of Alertmanager. */
  readonly alertmanager: string
}
