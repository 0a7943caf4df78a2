import type { Datastore, Engine } from './spec.ts'

export interface Store {
  readonly datastore: Datastore
  readonly name: string
  readonly engine: Engine
  /** The managed service that the decision chose, such as `rds`. */
  readonly product: string
  readonly port: number
  /** Terraform module that makes it. */
  readonly module: string
  /** Key of the decision that it follows from. */
  readonly decision: string
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
  /** Machines, shards or units of capacity, where they are counted; absent for what grows by itself. */
  readonly units?: number
  readonly multiZone: boolean
  /** Of RDS: copies beside it that are read from. */
  readonly readers?: { readonly count: number; readonly class: string }
  readonly replicaOf?: string
  /** It is written to while the other is too: by itself, or by handing writes on. */
  readonly equal?: true
  /** Of Aurora: what it leads or follows together with the other region. */
  readonly globalCluster?: string
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
