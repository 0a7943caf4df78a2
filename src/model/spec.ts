import type { Path, Tree } from './source.ts'

/** What the team wants, in its own words and numbers, with every default filled in. Says nothing of how. */
export interface Spec {
  /** A DNS label: it is the prefix of most names. */
  readonly name: string
  readonly domain: string
  /** People who use it; what cost per user is reckoned by. */
  readonly users: number
  readonly cloud: Cloud
  readonly repository: Repository
  readonly team: Team
  readonly objectives: Objectives
  readonly services: readonly Service[]
  readonly data: readonly Datastore[]
  readonly environments: readonly Environment[]
  readonly compliance: readonly Framework[]
  /** US dollars a month. */
  readonly budget?: number
  /** Where samples are sent to be kept for years, by remote write. */
  readonly history?: string
  /** Answers that the team gave itself, by decision key such as `compute/api`. */
  readonly overrules: Readonly<Record<string, Overrule>>
  readonly patches: readonly Patch[]
  /** What files that it names say and nobody follows. */
  readonly remarks: readonly string[]
  /** Where it was written, so that what is wrong can be shown there. */
  readonly tree: Tree
}

export interface Cloud {
  readonly provider: 'aws'
  /** Account number; images live in its registry. Without one they live beside the repository. */
  readonly account?: string
  readonly region: string
  /** Where to go on when the region is lost. */
  readonly recovery?: string
}

export interface Repository {
  readonly host: 'github'
  /** `owner/name`. */
  readonly name: string
  readonly branch: string
}

export interface Team {
  readonly engineers: number
  readonly knows: readonly string[]
  /** Where pages go. */
  readonly pager: 'pagerduty' | 'slack' | 'email'
}

/** Durations in milliseconds, availability as a share such as 0.999. */
export interface Objectives {
  readonly availability: number
  readonly latency?: Latency
  /** Time until a page can be used. */
  readonly page?: number
  readonly rpo: number
  readonly rto: number
}

export interface Latency {
  /** Such as 0.95. */
  readonly percentile: number
  /** Milliseconds. */
  readonly under: number
}

/** Pages in a browser, an interface that answers requests, work that waits in a queue, work by the clock. */
export type ServiceType = 'frontend' | 'api' | 'worker' | 'job'
export type Runtime = 'node' | 'python' | 'go' | 'java' | 'dotnet' | 'ruby' | 'php' | 'static'
/** What is spoken on the port: requests over HTTP, gRPC, or a protocol of its own over TCP. */
export type Protocol = 'http' | 'grpc' | 'tcp'
export type TrafficPattern = 'steady' | 'spiky' | 'predictable' | 'global'

export interface Service {
  readonly name: string
  readonly type: ServiceType
  readonly runtime: Runtime
  /** Directory of its code in the repository. */
  readonly path: string
  /** TCP port that it listens on; absent for what listens on none. */
  readonly port?: number
  readonly protocol: Protocol
  /** When a job runs, as cron in UTC; of jobs alone. */
  readonly schedule?: string
  /** Graphics processors of one replica. */
  readonly gpus: number
  /** Bytes of a disk of its own that each replica keeps over restarts. */
  readonly disk?: number
  /** What its image is started with to bring its database to its version; none where it has nothing to bring. */
  readonly migrations: readonly string[]
  /** What the business counts of it. */
  readonly figures: readonly { readonly name: string; readonly title: string }[]
  /** HTTP path that answers 200 when it is ready. */
  readonly health: string
  /** Reached from the internet. */
  readonly public: boolean
  /** Services and datastores that it calls. */
  readonly uses: readonly string[]
  readonly bound: 'cpu' | 'memory' | 'io'
  readonly traffic: Traffic
  readonly objectives: { readonly availability: number; readonly latency?: Latency; readonly page?: number }
  /** Secrets of its own, such as keys of third parties. */
  readonly secrets: readonly ServiceSecret[]
  readonly variables: readonly Setting[]
}

/** A variable of its own: one value, one for each environment, or made of others that it is handed anyway. */
export type Setting = { readonly name: string } & (
  | { readonly value: string }
  | { readonly by: Readonly<Record<string, string>> }
  | { readonly parts: readonly (string | { readonly like: string })[] }
)

export interface ServiceSecret {
  /** Variable that it becomes. */
  readonly name: string
  /** Random, and nobody else has to know it: it makes itself anew. Else somebody gives it out, and people put it in. */
  readonly made: boolean
  /** Milliseconds after which it is to be another; by default what the frameworks ask. */
  readonly rotates?: number
}

/** Requests (or jobs) a second. */
export interface Traffic {
  readonly pattern: TrafficPattern
  readonly average: number
  readonly peak: number
  /** Bytes of one answer. */
  readonly answer: number
}

export type Engine = 'postgresql' | 'key-value' | 'redis' | 'queue' | 'stream' | 'search' | 'analytics' | 'bucket'

export interface Datastore {
  readonly name: string
  readonly engine: Engine
  /** Bytes. */
  readonly size: number
  /** Milliseconds of data that may be lost, and until it must serve again. */
  readonly rpo: number
  readonly rto: number
  /** Holds data of persons. */
  readonly personal: boolean
  /** Of PostgreSQL: copies in the region that take reads off the writer; left to the product where nothing is said. */
  readonly readers?: number
}

export type EnvironmentKind = 'development' | 'staging' | 'production' | 'preview'

export interface Environment {
  readonly name: string
  readonly kind: EnvironmentKind
}

export const frameworks = ['soc2', 'iso27001', 'gdpr', 'hipaa', 'pci', 'cis'] as const
export type Framework = (typeof frameworks)[number]

export interface Overrule {
  readonly answer: string
  readonly because: string
}

/** A change to generated objects, kept with its reason. */
export interface Patch {
  /** Glob of generated files. */
  readonly file: string
  readonly set: Path
  readonly to: unknown
  readonly because: string
}
