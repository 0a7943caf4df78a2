import { placed } from '../../../design/products.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Plan, Release, Stack, Stage } from '../../../model/plan.ts'
import type { Spec } from '../../../model/spec.ts'
import type { Instance, Store } from '../../../model/store.ts'
import type { Role } from '../../../model/workload.ts'
import { label } from '../module.ts'

/** A stack with what stands in it. */
export interface StackContext {
  readonly spec: Spec
  readonly plan: Plan
  readonly stack: Stack
  readonly stages: readonly Stage[]
  readonly homes: readonly StoreHome[]
  /** What the pipeline sends here. */
  readonly releases: readonly Release[]
  /** What pull requests run here outside a cluster; none of it is of the stack itself. */
  readonly previews: readonly Release[]
  /** Stages with something that is reached from the internet. */
  readonly open: readonly Stage[]
  readonly clustered: boolean
  /** Whether pods of namespaces that are not known beforehand take on a role. */
  readonly patterned: boolean
  /** Whether something in it has an address in the network. */
  readonly networked: boolean
  /** Whether backups lie in a vault of their own too. */
  readonly vaulted: boolean
}

/** One store of one stage, which is a module call of the stack. */
export interface StoreHome {
  readonly store: Store
  readonly stage: Stage
  readonly instance: Instance
  /** Name of the module call. */
  readonly module: string
}

export function contextOf({ spec, plan, decided }: Blueprint, stack: Stack): StackContext {
  const stages = plan.stages.filter(({ stack: own }) => own === stack.name)
  const homes = stages.flatMap((stage) =>
    plan.stores.flatMap((store): StoreHome[] => {
      const instance = store.instances[stage.name]
      // A pod is made by the cluster.
      return instance && store.module !== 'pod'
        ? [{ store, stage, instance, module: label(stage.name, store.name) }]
        : []
    }),
  )
  const clustered = stack.nodes.length > 0
  const releases = plan.releases.filter(({ stage }) => stage.stack === stack.name)
  const previews = (plan.previews?.releases ?? []).filter(({ stage }) => stage.stack === stack.name)
  const run = [...releases, ...previews]
  return {
    spec,
    plan,
    stack,
    stages,
    homes,
    releases,
    previews,
    open: stages.filter(
      ({ name }) =>
        [...plan.sites, ...plan.pods].some(({ hosts }) => hosts[name]) ||
        run.some(({ stage, workload }) => stage.name === name && workload.hosts[name]),
    ),
    clustered,
    patterned: clustered && stages.some(({ name }) => plan.pods.some(({ roles }) => isPattern(roles[name]))),
    vaulted: decided.vault?.answer === 'aws-backup',
    networked:
      clustered ||
      run.some(({ workload }) => workload.platform !== 'functions') ||
      homes.some(({ store }) => placed.has(store.module)),
  }
}

export { placed }

/** The home of what a stage uses: its own, or the one it borrows, which has the same secret. */
export function homeOf({ homes, stages }: StackContext, store: Store, stage: Stage): StoreHome | undefined {
  const remote = store.secret.remote[stage.name]
  return homes.find(
    (home) =>
      home.store === store &&
      stages.includes(home.stage) &&
      (home.stage === stage || store.secret.remote[home.stage.name] === remote),
  )
}

export function isPattern(role: Role | undefined): boolean {
  return role?.namespaces.includes('*') ?? false
}

export function isProduction({ environment }: Stage): boolean {
  return environment.kind === 'production'
}
