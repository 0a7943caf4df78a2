import type { Path } from '../../model/source.ts'
import type { Service, Spec } from '../../model/spec.ts'
import { printPercent } from '../../values/percent.ts'
import type { Contradiction } from './contradiction.ts'

/** Objectives that no alert can watch over: facts of SLO arithmetic, with a burn rate of 14.4 over an hour. */
export function* promises(spec: Spec): Iterable<Contradiction> {
  const owners: readonly (readonly [Path, number, number?])[] = [
    [['objectives', 'availability'], spec.objectives.availability],
    ...askedOf(spec).map(
      ({ name, objectives, traffic }) =>
        [['services', name, 'objectives', 'availability'], objectives.availability, traffic.average] as const,
    ),
  ]
  for (const [path, objective, average] of owners) {
    const own = average === undefined || objective !== spec.objectives.availability
    if (own && objective >= 1)
      yield {
        at: path,
        what: 'An objective of 100% leaves nothing that may go wrong',
        remedy: 'Promise 99.99 at most without several regions; 99.9 is a good start.',
      }
    else if (own && 1 - objective >= 1 / 14.4)
      yield {
        at: path,
        what: `At ${printPercent(objective)} the alert for a fast-burning error budget can never fire`,
        remedy: 'It fires at 14.4 times the budget, which would be more than every request: promise more than 93.05.',
      }
    else if (average !== undefined && average > 0 && objective < 1) {
      const requests = average * 30 * 86_400
      if (requests * (1 - objective) < 1)
        yield {
          at: own ? path : ['services', String(path[1]), 'traffic', 'average'],
          what: `${printPercent(objective)} of ${Math.round(requests)} requests a month allows less than one failure`,
          remedy: 'One error would break the promise for the month: promise less, or measure with a probe.',
        }
    }
  }
}

/** A job is asked nothing: whether it ran is seen by its age, not by a share. */
function askedOf({ services }: Spec): readonly Service[] {
  return services.filter(({ type }) => type !== 'job')
}
