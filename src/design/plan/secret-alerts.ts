import type { Answers } from '../../model/blueprint.ts'
import type { EncryptedSecrets, KeptSecret } from '../../model/encrypted.ts'
import type { Planned } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { alert } from './alerts.ts'

/** That secrets come to the pods that use them. Flux tells of what it cannot decrypt by itself. */
export function secretAlerts(
  decided: Answers,
  pods: readonly Workload[],
  encrypted: EncryptedSecrets | undefined,
  mounted: Planned['mounted'],
): Alert[] {
  if (pods.length === 0 || !judged(decided)) return []
  return [
    alert('secret-copy-failing', 'secret', 'ticket', 'A secret does not come into the cluster any more'),
    ...(mounted ? [unmounted] : []),
    ...(encrypted && encrypted.form !== 'Secret'
      ? [alert('secret-unreadable', 'secret', 'ticket', 'The cluster cannot read a secret that the repository holds')]
      : []),
  ]
}

export const unmounted = alert(
  'secret-mount-failing',
  'secret',
  'ticket',
  'A node cannot mount secrets into pods, or not renew them',
)

/** One for each service, and one for what the platform works with. */
export function ageAlerts(kept: readonly KeptSecret[]): Alert[] {
  return [...new Set(kept.map(({ about }) => about))].map((about) =>
    alert(
      'secret-old',
      about,
      'ticket',
      `A secret of ${about === 'platform' ? 'the platform' : about} is older than it may become`,
    ),
  )
}
