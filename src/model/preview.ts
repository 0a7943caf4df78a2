import type { Release, Stage } from './plan.ts'
import type { Store } from './store.ts'

/** What each pull request runs of services that need no cluster: made for it, and gone with it. */
export interface Previews {
  readonly stage: Stage
  /** Stage whose network, load balancer, servers and keys they use. */
  readonly ground: Stage
  /** Directory of the Terraform root that is applied once for each pull request. */
  readonly path: string
  /** Where the states lie, one a pull request: `<before><number>.tfstate` in the bucket. */
  readonly state: { readonly bucket: string; readonly region: string; readonly before: string }
  /** Role that makes them and takes them away. */
  readonly role: string
  /** Parameter in which the stack says what they stand upon. */
  readonly parameter: string
  /** Before the number, in the name of everything that is made for one pull request: `crm-pr-`. */
  readonly before: string
  /** The same in names with paths: `crm/pr-`. */
  readonly folder: string
  /** What runs: names are those of what all pull requests share, its roles, its log and its security group. */
  readonly releases: readonly Release[]
  /** Stores of which each pull request has one of its own. */
  readonly own: readonly Store[]
  /** Databases of their own on a server of the ground. */
  readonly databases: readonly PreviewDatabase[]
  /** Stores of the ground that they use as they are. */
  readonly shared: readonly Store[]
  /** How many there may be at once. */
  readonly most: number
  /** That one lives after it was last delivered to. */
  readonly days: number
}

export interface PreviewDatabase {
  readonly store: Store
  /** Server that it lies on. */
  readonly server: string
  /** Task that makes and drops databases, and its security group. */
  readonly task: string
  /** Secret of the one user that has them all. */
  readonly secret: string
}
