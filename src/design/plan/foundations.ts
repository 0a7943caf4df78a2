import type { Answers } from '../../model/blueprint.ts'
import type { Chaos, Drill, Foundation, Stack, StateBackup, VaultService } from '../../model/plan.ts'
import type { Monitoring } from '../../model/watch.ts'

/** What the answers put into a cluster from this repository, besides the stages. Nothing without a cluster. */
export function foundationsOf(
  decided: Answers,
  stacks: readonly Stack[],
  drills: readonly Pick<Drill, 'stack' | 'namespace'>[],
  chaos: Chaos | undefined,
  state: StateBackup | undefined,
): Foundation[] {
  if (decided.cluster?.answer !== 'eks') return []
  const everywhere = (path: string) => Object.fromEntries(stacks.map(({ name }) => [name, path]))
  return [
    ...(guarded(decided) ? [{ name: 'security', paths: everywhere('security'), namespace: 'kube-system' }] : []),
    ...(decided.admission?.answer === 'gatekeeper'
      ? [
          {
            name: 'constraints',
            paths: everywhere('security/constraints'),
            namespace: 'gatekeeper-system',
            after: 'security',
          },
        ]
      : []),
    ...drills
      .slice(0, 1)
      .map(({ stack, namespace }) => ({ name: 'recovery', paths: { [stack]: 'recovery' }, namespace })),
    ...(state
      ? [
          {
            name: 'restore-trial',
            paths: { [state.trial.stack]: 'recovery/state' },
            namespace: state.namespace,
            wave: 2,
          },
        ]
      : []),
    ...(chaos?.tool === 'chaos-mesh' || chaos?.tool === 'litmus'
      ? [{ name: 'chaos', paths: { [chaos.stack]: 'chaos' }, namespace: chaos.namespace, wave: 2 }]
      : []),
  ]
}

/** Whether something judges what is to run: the rules of that foundation come with it. */
export function guarded({ admission }: Answers): boolean {
  return ['built-in', 'kyverno', 'gatekeeper'].includes(admission?.answer ?? '')
}

/** Machines of the first group alone do not bear all add-ons: what may be started for the others is said before they come. */
export function nodeGroundOf(stacks: readonly Stack[]): Foundation[] {
  const started = stacks.filter(({ nodes }) => nodes.some(({ by }) => by === 'karpenter'))
  if (started.length === 0) return []
  const paths = Object.fromEntries(started.map(({ name }) => [name, `kubernetes/nodes/${name}`]))
  return [{ name: 'nodes', paths, namespace: 'kube-system', wave: 0 }]
}

/** Certificates stand before what shows them. */
export function vaultGroundOf({ namespace }: VaultService, stacks: readonly Stack[]): Foundation {
  return {
    name: 'vault-ground',
    paths: Object.fromEntries(stacks.map(({ name }) => [name, 'security/vault'])),
    namespace,
  }
}

/** The key of the controller is there before it looks for one, and would else make one that nobody keeps. */
export function sealGroundOf(stacks: readonly Stack[]): Foundation {
  return {
    name: 'seal-ground',
    paths: Object.fromEntries(stacks.map(({ name }) => [name, `sealing/${name}`])),
    namespace: 'sealed-secrets',
  }
}

/** What the domain of the logs is to keep, and for how long. */
export function logSearchGroundOf({ search, namespace }: Monitoring): Foundation[] {
  return search ? [{ name: 'log-search', paths: search.paths, namespace }] : []
}
