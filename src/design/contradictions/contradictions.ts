import type { Spec } from '../../model/spec.ts'
import { circles } from './circles.ts'
import type { Contradiction } from './contradiction.ts'
import { promises } from './promises.ts'
import { serviceFaults } from './service.ts'
import { unkept } from './unkept.ts'
import { sizes, wholeOf } from './whole.ts'

/** Everything in a well-formed spec that cannot be, or cannot be meant. */
export function contradictionsIn(spec: Spec): Contradiction[] {
  const oversized = sizes(spec)
  if (oversized.length > 0) return oversized
  return [
    ...wholeOf(spec),
    ...spec.services.flatMap((service) => [...serviceFaults(service, spec)]),
    ...promises(spec),
    ...unkept(spec),
    ...circles(spec),
  ]
}
