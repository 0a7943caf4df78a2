import { kubernetesOffers } from './data/kubernetes-offers.ts'
import { factOf } from './fact.ts'

/** What an API server of the newest release offers without any extension: `apps/v1`, `apps/v1/Deployment`. */
export function offered(): readonly string[] {
  return kubernetesOffers.rows.flatMap((row) => {
    const { version, kinds } = factOf(kubernetesOffers, row)
    return [version, ...kinds.map((kind) => `${version}/${kind}`)]
  })
}
