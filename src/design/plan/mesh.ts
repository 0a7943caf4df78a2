import type { Answers } from '../../model/blueprint.ts'
import type { Certificates, Foundation, Plan, Stack, VaultService } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { alert } from './alerts.ts'

export function meshOf({ mesh }: Answers, pods: readonly Workload[]): Plan['mesh'] {
  const answer = mesh?.answer
  return pods.length > 0 && (answer === 'istio' || answer === 'linkerd') ? answer : undefined
}

/** The trust of the mesh and the namespace of its control plane stand before it. */
export function meshGroundOf(stacks: readonly Stack[]): Foundation {
  return {
    name: 'mesh-ground',
    paths: Object.fromEntries(stacks.map(({ name }) => [name, 'kubernetes/mesh'])),
    namespace: 'linkerd',
  }
}

/** What needs certificates that are made inside the cluster. */
export function certificatesOf(
  { certificates }: Answers,
  pods: readonly Workload[],
  mesh: Plan['mesh'],
  vault: VaultService | undefined,
): Certificates | undefined {
  const passed = pods.filter(({ service }) => service.public && service.protocol === 'tcp').map(({ name }) => name)
  const open = certificates?.answer === 'acme' && passed.length > 0
  if (mesh !== 'linkerd' && !vault && !open) return undefined
  return { namespace: 'cert-manager', ...(open && { passed: { issuer: 'public', workloads: passed } }) }
}

export function certificateAlerts(decided: Answers, certificates: Certificates | undefined): Alert[] {
  if (!certificates || !judged(decided)) return []
  return [
    alert('certificate-not-renewed', 'certificate', 'ticket', 'A certificate of the cluster was not renewed in time'),
  ]
}

export function meshAlerts(decided: Answers, mesh: Plan['mesh']): Alert[] {
  if (mesh !== 'linkerd' || !judged(decided)) return []
  return [
    alert('mesh-identity-old', 'mesh', 'page', 'A proxy of the mesh cannot renew its certificate'),
    alert('mesh-bypassed', 'mesh', 'ticket', 'A pod runs without the proxy of the mesh'),
  ]
}
