import type { Path } from '../../model/source.ts'
import type { Engine, Spec } from '../../model/spec.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import type { Contradiction } from './contradiction.ts'

/** Objectives that nothing keeps: facts of the cloud. */
export function* unkept({ objectives, services, data, cloud }: Spec): Iterable<Contradiction> {
  const strict = [
    { at: ['objectives', 'availability'], share: objectives.availability },
    ...services
      .filter((service) => service.objectives.availability !== objectives.availability)
      .map(({ name, objectives: own }) => ({
        at: ['services', name, 'objectives', 'availability'],
        share: own.availability,
      })),
  ]
  for (const { at, share } of strict)
    if (share >= 0.9999 && share < 1 && cloud.recovery === undefined)
      yield {
        at,
        what: `${printPercent(share)} is more than one region keeps: its load balancer, machines and database together are promised less`,
        remedy: 'Name a second region in `cloud.recovery`, or promise 99.95.',
        related: [['cloud', 'region']],
      }
  if (objectives.rto < failover)
    yield {
      at: ['objectives', 'rto'],
      what: `An RTO of ${printDuration(objectives.rto)} is shorter than a database takes to change over`,
      remedy: 'Promise 2m or more; what may never pause at all is a matter of `availability`.',
    }
  if (objectives.rpo < soonest.postgresql)
    yield backup(['objectives', 'rpo'], 'a database', 'postgresql', objectives.rpo)
  for (const { name, engine, rpo } of data)
    if (rpo < soonest[engine] && (rpo !== objectives.rpo || objectives.rpo >= soonest.postgresql))
      yield backup(['data', name, 'rpo'], `\`${name}\``, engine, rpo)
}

/** RDS in several zones changes over within one to two minutes: its user guide. */
const failover = 2 * 60_000

/**
 * Milliseconds of data that the best backup of each may lose: RDS ships its log every 5 minutes, DynamoDB can be restored to within
 * 5 minutes ago, Redshift keeps a point every 30, OpenSearch every hour (the developer guides of AWS).
 */
const soonest: Readonly<Record<Engine, number>> = {
  postgresql: 5 * 60_000,
  'key-value': 5 * 60_000,
  bucket: 0,
  analytics: 30 * 60_000,
  search: 3_600_000,
  redis: 24 * 3_600_000,
  queue: Number.POSITIVE_INFINITY,
  stream: Number.POSITIVE_INFINITY,
}

function backup(at: Path, what: string, engine: Engine, rpo: number): Contradiction {
  if (engine === 'queue' || engine === 'stream')
    return {
      at,
      what: `${what} is a ${engine}, of which there is no backup`,
      remedy: 'Take `rpo` out; what must not be lost is written to a database first.',
    }
  const best = printDuration(soonest[engine])
  return {
    at,
    what: `An RPO of ${printDuration(rpo)} for ${what} is one that no backup gives: the best loses up to ${best}`,
    remedy: `Promise ${best} or more. The loss of a zone alone loses nothing of a database that has a standby.`,
  }
}
