import type { Service, Traffic } from './spec.ts'
import type { Secret } from './store.ts'

/** Where a process runs: pods of a cluster, containers or functions of the cloud, or machines. */
export type Platform = 'kubernetes' | 'containers' | 'functions' | 'virtual-machines'

/** What keeps pods running: replicas alike, replicas with a disk of their own, or one after the other by the clock. */
export type Controller = 'Deployment' | 'StatefulSet' | 'CronJob'

/** Groups of nodes beside those of the cluster's own add-ons. */
export type NodeClass = 'application' | 'database' | 'gpu' | 'spot'

/** A service that runs a process. */
export interface Workload {
  readonly service: Service
  readonly name: string
  readonly platform: Platform
  readonly controller: Controller
  /** Nodes that its pods are for, where a cluster has such; without them on those of applications. */
  readonly nodes: NodeClass
  /** Processors that its image is built for. */
  readonly architecture: 'arm64' | 'amd64'
  /** PriorityClass of its pods. */
  readonly priority: string
  /** Image without tag that the pipeline pushes, such as `1111.dkr.ecr.us-east-1.amazonaws.com/crm/api`. */
  readonly image: string
  /** Image without tag that a stage pulls: the one that is pushed, or its replica in the region of the stage. */
  readonly images: Readonly<Record<string, string>>
  readonly repository: string
  readonly labels: Readonly<Record<string, string>>
  readonly serviceAccount: string
  readonly port?: number
  /** What the port is called, by what is spoken there. */
  readonly portName: string
  readonly metricsPort: number
  readonly health: { readonly live: string; readonly ready: string; readonly port: number }
  readonly environment: readonly Variable[]
  /** The run that brings its database to its version, before that version takes over. */
  readonly migration?: Migration
  /** Of the service alone; those of stores are the stores'. */
  readonly secret?: Secret
  readonly requests: { readonly cpu: string; readonly memory: string }
  readonly limits: { readonly memory: string }
  readonly replicas: Readonly<Record<string, Replicas>>
  /** Public host by stage, where it is reached from the internet. */
  readonly hosts: Readonly<Record<string, string>>
  /** Stages in which users reach it through a CDN and in no other way. */
  readonly cdn: readonly string[]
  /** What its role in the cloud may do. */
  readonly permissions: readonly Permission[]
  /** That role by stage; none for a stage whose pods can take on none. Outside a cluster every process has one. */
  readonly roles: Readonly<Record<string, Role>>
  readonly rollout: 'rolling' | 'canary' | 'blue-green'
  readonly scaling: Scaling
  readonly traffic: Traffic
}

/** What the number of replicas follows: of requests, those a second that one replica takes; of a queue, the messages that one may have waiting for it. */
export type Scaling =
  | { readonly by: 'cpu' | 'fixed' }
  | { readonly by: 'requests'; readonly perSecond: number }
  | {
      readonly by: 'queue'
      readonly store: string
      /** Which tells its address. */
      readonly variable: string
      readonly backlog: number
      /** Of Kafka: the variable with the topic, and the group that its places are kept for. */
      readonly topic?: { readonly variable: string; readonly group: string }
    }

export interface Migration {
  readonly name: string
  /** Not those of the workload: nobody is sent to it. */
  readonly labels: Readonly<Record<string, string>>
  readonly args: readonly string[]
}

export interface Replicas {
  readonly min: number
  readonly max: number
}

/** An environment variable; one of parts is made of texts and of others that stand before it. */
export type Variable = Handed | { readonly name: string; readonly parts: readonly (string | Handed)[] }

/** A literal, one for each environment, a key of a secret, or the address of a secret that the process reads itself. */
export type Handed =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly by: Readonly<Record<string, string>> }
  | { readonly name: string; readonly secret: string; readonly key: string }
  | { readonly name: string; readonly secret: string; readonly address: true }

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
