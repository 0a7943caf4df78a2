import type { EncryptedSecrets, KeptSecret } from './encrypted.ts'
import type { Flags } from './flags.ts'
import type { Rollout, Shift } from './rollout.ts'
import type { Environment } from './spec.ts'
import type { Secret, Store } from './store.ts'
import type { Alert, Monitoring, Slo } from './watch.ts'
import type { Replicas, Site, Workload } from './workload.ts'

/** Every name, number and edge that artefacts share, derived once. */
export interface Plan extends Planned {
  /** What every cluster runs besides the workloads. */
  readonly addons: readonly Addon[]
}

/** The plan before its add-ons, which follow from it. */
export interface Planned {
  readonly system: string
  readonly stacks: readonly Stack[]
  readonly stages: readonly Stage[]
  /** Every service that runs a process, wherever it runs. */
  readonly workloads: readonly Workload[]
  /** Those of them that run as pods. */
  readonly pods: readonly Workload[]
  /** Those that run elsewhere, once for each stage. */
  readonly releases: readonly Release[]
  readonly sites: readonly Site[]
  readonly stores: readonly Store[]
  /** Those of them that are pods of ours. */
  readonly caches: readonly Cache[]
  readonly edges: readonly Edge[]
  readonly slos: readonly Slo[]
  readonly alerts: readonly Alert[]
  /** Of pods that are not rolled one by one. */
  readonly rollouts: readonly Rollout[]
  /** Of tasks and functions that are not replaced one by one: AWS moves their traffic. */
  readonly shifts: readonly Shift[]
  readonly monitoring: Monitoring
  readonly delivery: Delivery
  readonly access: Access
  /** What encrypts between pods and knows them by their accounts; nothing does where it is absent. */
  readonly mesh?: 'istio' | 'linkerd'
  /** Directory of the Helm chart, where the stages are kept as one. */
  readonly chart?: string
  /** StorageClass of every disk that pods claim. */
  readonly storageClass: string
  /** What every cluster is given from this repository besides the stages. */
  readonly foundations: readonly Foundation[]
  /** Restores that are tried, one for each database of production. */
  readonly drills: readonly Drill[]
  /** Databases that are written out each night, beside their backups. */
  readonly dumps: readonly Dump[]
  /** How another region goes on, where there is one. */
  readonly takeover?: Takeover
  /** Where things are broken on purpose, if anywhere. */
  readonly chaos?: Chaos
  /** Where secrets of services live, if it is a Vault of ours. */
  readonly vault?: VaultService
  /** Gateways of the platform that routes of the stages hang at, where routes are told so. */
  readonly gateways?: readonly Gateway[]
  /** Kinds that clusters are given from repositories of others, before anything of them is there. */
  readonly definitions: readonly Definition[]
  /** Who writes the names of load balancers that controllers of the clusters make, where there are any. */
  readonly names?: Names
  /** Switches of features, where something answers for them. */
  readonly flags?: Flags
  /** What makes certificates inside the clusters, where any are made there. */
  readonly certificates?: Certificates
  /** Where secrets of services live, if it is this repository. */
  readonly encrypted?: EncryptedSecrets
  /** How often nodes look for a new version of the secrets that pods mount, where nothing copies them. */
  readonly mounted?: { readonly minutes: number }
  /** Every secret of the secrets manager that people or we give a value, and how old it may become. */
  readonly kept: readonly KeptSecret[]
  readonly faults: readonly Fault[]
  /** What each pull request runs outside a cluster, if anything. */
  readonly previews?: Previews
  /** How objects and disks of clusters come back, where no repository brings them. */
  readonly state?: StateBackup
}

/** Copies of what clusters hold, and one that is tried. */
export interface StateBackup {
  readonly namespace: string
  /** By stack. */
  readonly buckets: Readonly<Record<string, string>>
  /** Between two copies. */
  readonly minutes: number
  /** Cron, in UTC. */
  readonly schedule: string
  /** That a copy is kept. */
  readonly days: number
  /** Workloads with disks. */
  readonly disks: readonly string[]
  /** The restore that is tried: beside what runs, into a namespace of its own that is taken away again. */
  readonly trial: {
    readonly stack: string
    readonly from: string
    readonly to: string
    readonly cronJob: string
    readonly schedule: string
  }
}

export interface Names {
  readonly by: 'external-dns' | 'terraform'
  /** Load balancers that Terraform looks for, because it writes their names or puts a firewall before them. */
  readonly doors: readonly Door[]
}

export interface Door {
  readonly name: string
  readonly stack: string
  /** That its controller gives to the load balancer. */
  readonly tags: Readonly<Record<string, string>>
  /** Names that Terraform writes. */
  readonly hosts: readonly string[]
  /** Whether Terraform puts the firewall before it: nothing in the cluster does. */
  readonly guarded: boolean
}

export interface Gateway {
  readonly name: string
  readonly namespace: string
  readonly stack: string
  /** Whose routes may hang at it. */
  readonly stages: readonly string[]
}

export interface Definition {
  readonly name: string
  readonly repository: string
  readonly path: string
  readonly revision: string
}

export interface Certificates {
  readonly namespace: string
  /** Workloads whose connections are passed on as they are, and who certifies their public names. */
  readonly passed?: { readonly issuer: string; readonly workloads: readonly string[] }
}

export interface VaultService {
  readonly namespace: string
  readonly address: string
  /** Engine of keys and values, version 2. */
  readonly mount: string
  /** By which External Secrets signs in. */
  readonly role: string
  /** Secret with its certificate and that of its authority. */
  readonly certificate: string
  /** Alias of the key that opens it, by stack. */
  readonly keys: Readonly<Record<string, string>>
}

export interface Chaos {
  readonly tool: 'chaos-mesh' | 'chaos-toolkit' | 'litmus' | 'fis'
  readonly stage: string
  readonly stack: string
  /** Whether production runs elsewhere. */
  readonly apart: boolean
  /** Where the experiments live that a cluster keeps. */
  readonly namespace: string
}

/** Something outside a cluster that is broken on purpose. */
export interface Fault {
  readonly kind: 'task' | 'machine' | 'instance' | 'cluster' | 'zone'
  readonly name: string
  readonly title: string
  /** The release, the store or the zone. */
  readonly of: string
  /** Objectives whose alarms end it. */
  readonly judges: readonly string[]
}

/** What moves when a region is lost, and by which switch. */
export interface Takeover {
  /** Stage that is lost, and the one that goes on. */
  readonly from: string
  readonly to: string
  /** Role that moves it, and the environment of the repository that guards the role. */
  readonly role: string
  readonly environment: string
  /** Public hosts, each with its name in either region: users see the first alone. */
  readonly hosts: readonly {
    readonly host: string
    readonly from: string
    readonly to: string
    readonly path: string
  }[]
  readonly databases: readonly { readonly store: string; readonly source: string; readonly replica: string }[]
  /** Clusters of Aurora that lead and follow together. */
  readonly clusters: readonly {
    readonly store: string
    readonly global: string
    readonly source: string
    readonly follower: string
  }[]
  /** A measurement in the region that goes on: while it is 1, the public hosts lead there. */
  readonly switch: Switch
  /** Where both regions serve all the time: a measurement in the first, while it is 1 nobody is sent to the second. */
  readonly other?: Switch
}

export interface Switch {
  readonly namespace: string
  readonly metric: string
  readonly alarm: string
}

/** A restore of a database into an instance of its own, in the network of its source, that is asked and taken away again. */
export interface Drill {
  readonly store: string
  readonly stage: string
  readonly stack: string
  readonly namespace: string
  readonly serviceAccount: string
  readonly role: string
  /** Instance that is restored, and the one that it becomes. */
  readonly source: string
  readonly copy: string
  /** Cron, in UTC. */
  readonly schedule: string
  /** Namespace of its measurements in CloudWatch; their dimension is `Store`. */
  readonly metrics: string
}

/** A database as a file each night, in a bucket whose objects are locked, and tried in an empty server each week. */
export interface Dump {
  readonly store: string
  readonly stage: string
  readonly stack: string
  readonly namespace: string
  readonly serviceAccount: string
  readonly role: string
  readonly bucket: string
  /** That a dump is locked for. */
  readonly days: number
  /** Of the disk that one is written to. */
  readonly gigabytes: number
  /** Cron, in UTC. */
  readonly schedule: string
  readonly trial: string
}

/** A kustomization of this repository that belongs to no stage: policies, rules, experiments. */
export interface Foundation {
  readonly name: string
  /** Its directory, by stack; a stack that is not named goes without. */
  readonly paths: Readonly<Record<string, string>>
  /** Where its objects live that name no namespace of their own. */
  readonly namespace: string
  /** Another that brings its kinds. */
  readonly after?: string
  /** Add-ons of a lower wave are there before it, and those of its own wave do not begin without it. Default: 1 */
  readonly wave?: number
}

/** Something that a cluster needs besides the workloads; installed by the delivery tool from its chart. */
export interface Addon {
  readonly name: string
  readonly why: string
  readonly chart: { readonly repository: string; readonly name: string; readonly version: string }
  readonly namespace: string
  /** Account that it runs under, where it speaks to the cloud. */
  readonly serviceAccount?: string
  /** Those of a lower wave are healthy before those of a higher one begin. */
  readonly wave: number
  /** Values of its chart, by stack; a path where they are a file of their own. A stack that is not named goes without. */
  readonly values: Readonly<Record<string, unknown>>
  /** Fields that the chart makes up anew at each rendering, in the words of Argo CD's `ignoreDifferences`. */
  readonly madeAnew: readonly Readonly<Record<string, unknown>>[]
}

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
  /** Services of AWS with an interface of their own in the network. */
  readonly endpoints: readonly string[]
  /** Gateways: one a zone, one for all, or none where nothing needs one. */
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
  /** Who makes its nodes: EKS as a managed group, or Karpenter as pods ask for them. */
  readonly by: 'eks' | 'karpenter'
  /** What it is reckoned with; Karpenter takes what fits of the same family. */
  readonly instance: string
  readonly capacity: 'on-demand' | 'spot'
  readonly min: number
  readonly desired: number
  readonly max: number
  readonly labels: Readonly<Record<string, string>>
  readonly taint?: string
  /** Share of a month that its nodes run, where they come for runs by the clock and go again. */
  readonly share?: number
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

/** Groups of people in a cluster, by the ClusterRole that they have in the stages. */
export interface Access {
  readonly viewer: string
  readonly deployer: string
  readonly onCall: string
}

/** A process of one stage that no cluster of ours takes from the repository: the pipeline sends it there. */
export interface Release {
  readonly workload: Workload
  readonly stage: Stage
  /** Of the service, function or group of machines, of its role and its security group: `crm-staging-api`. */
  readonly name: string
  /** Log group that it writes to. */
  readonly logs: string
  /** Parameter in which the pipeline writes the digest of the image that runs. */
  readonly record: string
  readonly replicas: Replicas
}

/** Who may speak to whom. Nothing else may. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly port: number
  readonly kind: 'workload' | 'store' | 'internet' | 'monitoring' | 'cloud'
}

export interface Delivery {
  /** `owner/name`. */
  readonly repository: string
  readonly branch: string
  readonly registry: 'ecr' | 'ghcr'
  /** `url`: where a person reads what runs, once its port is forwarded. */
  readonly argocd: {
    readonly namespace: string
    readonly project: string
    readonly url: string
    /** Values of its own chart, by stack. */
    readonly values: Readonly<Record<string, string>>
  }
  /** What brings the branch into the clusters, and the namespace that it works in; absent where nothing does. */
  readonly by?: { readonly tool: 'argo-cd' | 'flux'; readonly namespace: string }
  /** Secret by which it tells people and GitHub what has arrived. */
  readonly notices: string
  /** Before the name of a stage: what the status of a commit is called that says whether it has arrived there. */
  readonly arrival: string
  /** By which it reads the repository; absent where nothing in the cluster reads it. */
  readonly secret?: Secret
  /** Role that the pipeline takes on by OIDC, by stack; the value is a name, not an address. */
  readonly roles: Readonly<Record<string, string>>
  /** Role by which it sends what runs outside a cluster, by stage: who may deploy to one may not deploy to another. */
  readonly releaseRoles: Readonly<Record<string, string>>
}

/** A cache that runs as a pod of each stage, and is empty after every move. */
export interface Cache {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly serviceAccount: string
  readonly priority: string
  readonly port: number
  readonly metricsPort: number
  /** Bytes that it holds before it throws keys away. */
  readonly holds: number
  readonly requests: { readonly cpu: string; readonly memory: string }
}

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
