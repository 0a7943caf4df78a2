import type { Datastore, Engine, Environment, Service, Spec, Traffic } from './spec.ts'

/** A question that was settled: the answer, and what a reviewer would ask for. */
export interface Decided {
  readonly question: string
  readonly answer: string
  /** What the answer is, in words. */
  readonly meaning: string
  readonly because: string
  readonly options: readonly Option[]
  /** What the answer costs that another would not. */
  readonly givenUp: string
  /** What in the spec would have to change for another answer. */
  readonly changesIf: string
  /** The team said so itself. */
  readonly overruled?: true
}

export interface Option {
  readonly answer: string
  readonly meaning: string
  /** Why not, in this case; absent for the one that was taken. */
  readonly against?: string
}

/** A spec with every question settled: enough to write files from, nothing left to choose. */
export interface Blueprint {
  readonly spec: Spec
  /** By key: `network`, `compute/api`, `backup/db`. */
  readonly decided: Readonly<Record<string, Decided>>
  readonly plan: Plan
  readonly cost: Estimate
}

/** Every name, number and edge that artefacts share, derived once. */
export interface Plan {
  readonly system: string
  readonly stacks: readonly Stack[]
  readonly stages: readonly Stage[]
  readonly workloads: readonly Workload[]
  readonly sites: readonly Site[]
  readonly stores: readonly Store[]
  readonly edges: readonly Edge[]
  readonly slos: readonly Slo[]
  readonly alerts: readonly Alert[]
  readonly monitoring: Monitoring
  readonly delivery: Delivery
  /** What every cluster runs besides the workloads. */
  readonly addons: readonly Addon[]
}

/** Something that a cluster needs; installed by the delivery tool from a chart. */
export interface Addon {
  readonly name: AddonName
  readonly namespace: string
  /** Account that it runs under, where it speaks to the cloud; `role` is what that account may do. */
  readonly serviceAccount?: string
  readonly why: string
}

export type AddonName =
  | 'external-secrets'
  | 'aws-load-balancer-controller'
  | 'external-dns'
  | 'cluster-autoscaler'
  | 'kube-prometheus-stack'
  | 'prometheus-blackbox-exporter'
  | 'keda'

/** What one Terraform root applies: a network, a cluster and what stands in it. */
export interface Stack {
  /** `nonproduction`, `production`, `recovery`. */
  readonly name: string
  readonly purpose: 'nonproduction' | 'production' | 'recovery'
  readonly path: string
  readonly region: string
  readonly zones: readonly string[]
  /** `crm-production`. */
  readonly cluster: string
  readonly cidr: string
  readonly subnets: {
    readonly public: readonly string[]
    readonly private: readonly string[]
    readonly data: readonly string[]
  }
  /** Gateways: one a zone, or one for all. */
  readonly nats: number
  readonly nodes: readonly NodeGroup[]
  /** Names of the stages that run here. */
  readonly stages: readonly string[]
  /** Name of the firewall before its load balancers. */
  readonly firewall: string
  /** DNS zone that it serves. */
  readonly zone: string
  /** State bucket and key of the backend. */
  readonly state: { readonly bucket: string; readonly key: string; readonly region: string }
}

export interface NodeGroup {
  readonly name: string
  readonly instance: string
  readonly capacity: 'on-demand' | 'spot'
  readonly min: number
  readonly desired: number
  readonly max: number
  readonly labels: Readonly<Record<string, string>>
  readonly taint?: string
}

/** An environment as it is deployed. */
export interface Stage {
  readonly environment: Environment
  readonly name: string
  readonly stack: string
  readonly namespace: string
  /** Kustomize overlay. */
  readonly overlay: string
  readonly host: string
  /** The stage whose images it takes over, once they have proved themselves there. */
  readonly after?: string
  /** The stage in whose place it goes on when a region is lost: it answers for the hosts of that one too. */
  readonly standsInFor?: string
  /** Deployed without asking, or after a named person agreed. */
  readonly approval: boolean
}

/** A service that runs as pods. */
export interface Workload {
  readonly service: Service
  readonly name: string
  /** Image without tag that the pipeline pushes, such as `1111.dkr.ecr.us-east-1.amazonaws.com/crm/api`. */
  readonly image: string
  /** Image without tag that a stage pulls: the one that is pushed, or its replica in the region of the stage. */
  readonly images: Readonly<Record<string, string>>
  readonly repository: string
  readonly labels: Readonly<Record<string, string>>
  readonly serviceAccount: string
  readonly port?: number
  readonly metricsPort: number
  readonly health: { readonly live: string; readonly ready: string; readonly port: number }
  readonly environment: readonly Variable[]
  /** Of the service alone; those of stores are the stores'. */
  readonly secret?: Secret
  readonly requests: { readonly cpu: string; readonly memory: string }
  readonly limits: { readonly memory: string }
  readonly replicas: Readonly<Record<string, Replicas>>
  /** Public host by stage, where it is reached from the internet. */
  readonly hosts: Readonly<Record<string, string>>
  /** What its role in the cloud may do. */
  readonly permissions: readonly Permission[]
  /** That role by stage; none for a stage whose pods can take on none. */
  readonly roles: Readonly<Record<string, Role>>
  readonly rollout: 'rolling' | 'canary' | 'blue-green'
  readonly scaling: Scaling
  readonly traffic: Traffic
}

/** What the number of replicas follows; of a queue, the messages that one replica may have waiting for it. */
export type Scaling =
  | { readonly by: 'cpu' | 'fixed' }
  | { readonly by: 'queue'; readonly store: string; readonly variable: string; readonly backlog: number }

export interface Replicas {
  readonly min: number
  readonly max: number
}

/** An environment variable: a literal, or a key of a secret. */
export type Variable =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly secret: string; readonly key: string }

/** A role that the pods of a service account take on. */
export interface Role {
  readonly name: string
  /** Namespaces of the account. One with `*` is handed out by the cluster's own identity provider, since Pod Identity knows no pattern. */
  readonly namespaces: string
  /** Address that the account has to name, where it must name one. */
  readonly arn?: string
}

export interface Permission {
  readonly store: string
  readonly actions: readonly string[]
}

/** A service that is files behind a CDN. */
export interface Site {
  readonly service: Service
  readonly name: string
  readonly hosts: Readonly<Record<string, string>>
  /** Bucket by stage. */
  readonly buckets: Readonly<Record<string, string>>
  /** Origins that its content security policy lets it call, by stage. */
  readonly connects: Readonly<Record<string, readonly string[]>>
}

export interface Store {
  readonly datastore: Datastore
  readonly name: string
  readonly engine: Engine
  /** The managed service that the decision chose, such as `rds`. */
  readonly product: string
  readonly port: number
  /** Terraform module that makes it. */
  readonly module: string
  /** By stage; a stage that shares another's store is not named. */
  readonly instances: Readonly<Record<string, Instance>>
  readonly secret: Secret
  readonly backup: Backup
}

export interface Instance {
  /** Identifier in the cloud, such as `crm-production-db`. */
  readonly identifier: string
  readonly stack: string
  /** Class, such as `db.r7g.large`; absent for what is paid by use. */
  readonly class?: string
  readonly gigabytes: number
  readonly multiZone: boolean
  readonly replicaOf?: string
}

/** One secret: where its value lives, what it is called in the cluster, and its keys with the variables they become. */
export interface Secret {
  /** Kubernetes Secret. */
  readonly name: string
  /** Name in the secrets manager by stage. */
  readonly remote: Readonly<Record<string, string>>
  readonly keys: readonly { readonly key: string; readonly variable: string; readonly secret: boolean }[]
}

export interface Backup {
  readonly method: 'point-in-time' | 'daily' | 'none'
  readonly retentionDays: number
  /** Kept in the recovery region too. */
  readonly copied: boolean
  /** Milliseconds that the method gives, at worst. */
  readonly rpo: number
}

/** Who may speak to whom. Nothing else may. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly port: number
  readonly kind: 'workload' | 'store' | 'internet' | 'monitoring' | 'cloud'
}

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

/** `name` is what pages and what its runbook is called by. */
export interface Alert {
  readonly name: string
  readonly kind: AlertKind
  /** Who measures it. */
  readonly source: 'prometheus' | 'cloudwatch'
  readonly severity: 'page' | 'ticket'
  readonly summary: string
  /** Name of the SLO, workload or store that it is about. */
  readonly about: string
  readonly runbook: string
}

export interface Monitoring {
  readonly namespace: string
  /** Label that the Prometheus of each cluster selects its rules and monitors by. */
  readonly selector: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly scrapeInterval: number
  readonly receivers: Readonly<Record<'page' | 'ticket', string>>
  readonly secret: Secret
  /** Kustomization of each stack: rules, probes, the configuration of Alertmanager. */
  readonly paths: Readonly<Record<string, string>>
  /** Name of the Secret that holds the configuration of Alertmanager. */
  readonly alertmanager: string
}

export interface Delivery {
  /** `owner/name`. */
  readonly repository: string
  readonly branch: string
  readonly registry: 'ecr' | 'ghcr'
  /** `url`: where a person reads what runs, once its port is forwarded. */
  readonly argocd: { readonly namespace: string; readonly project: string; readonly url: string }
  /** By which Argo CD reads the repository; absent where nothing in the cluster reads it. */
  readonly secret?: Secret
  /** Role that the pipeline takes on by OIDC, by stack; the value is a name, not an address. */
  readonly roles: Readonly<Record<string, string>>
}

/** Monthly cost, resource by resource. */
export interface Estimate {
  readonly items: readonly CostItem[]
  /** US dollars a month; what could not be priced is not in it. */
  readonly total: number
  /** What has no price in the book. The total is partial when there is any. */
  readonly unpriced: readonly string[]
  /** Oldest date among the prices that were used. */
  readonly asOf: string
}

export interface CostItem {
  readonly what: string
  readonly stack: string
  readonly quantity: number
  readonly unit: string
  readonly usd: number
  readonly source: string
}

/** A file that a generator wants to exist, and the decisions that called for it. */
export interface Artifact {
  readonly path: string
  readonly text: string
  readonly because: readonly string[]
  /** Written once and then left to people. */
  readonly seeded?: true
  /** Where it was before, so that an edit follows the file. */
  readonly formerly?: string
}
