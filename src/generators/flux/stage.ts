import type { Plan, Stage } from '../../model/plan.ts'
import { kustomization } from './object.ts'

/** A stage is ready when its pods are, and what is let in by shares when all of it is in. */
export function stageKustomization({ name, overlay }: Stage, { rollouts }: Plan, after: readonly string[]) {
  const own = rollouts.filter(({ stages }) => stages.includes(name))
  return kustomization({
    name,
    path: overlay,
    after,
    within: Math.max(15, ...own.map(({ minutes }) => minutes + 3)),
    ...(own.length > 0 && { more: { healthCheckExprs: [rollout] } }),
  })
}

/** Its conditions are none that Flux knows. */
const rollout = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  current: "status.phase == 'Healthy' && status.observedGeneration == string(metadata.generation)",
  failed: "status.phase == 'Degraded' && status.observedGeneration == string(metadata.generation)",
}

/**
 * What people have encrypted. It waits for nobody, since the stage brings the namespace that it goes into, and the pods of the
 * stage wait for it: until then it is tried every minute.
 */
export function secretsKustomization({ name, namespace }: Stage, path: string) {
  return kustomization({
    name: `${name}-secrets`,
    path,
    after: [],
    within: 5,
    more: { targetNamespace: namespace, decryption: { provider: 'sops' } },
  })
}
