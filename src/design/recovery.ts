import type { Answers } from '../model/blueprint.ts'
import type { Datastore } from '../model/spec.ts'
import { day, hour, minute } from './weigh.ts'

/** Milliseconds to restore that many bytes into a new instance: 100 MB a second and half an hour around it. Assumed; drills measure it. */
export function restoreTime(size: number): number {
  return Math.ceil((size / 100e6 / 60 + 30) / 30) * 30 * minute
}

/** What the answers give for a datastore, in milliseconds, when something is lost. `Infinity`: it does not come back. */
export interface Recovery {
  /** A deleted table, a bad migration: from the backup. */
  readonly data: { readonly rpo: number; readonly rto: number }
  readonly zone: { readonly rpo: number; readonly rto: number }
  readonly region: { readonly rpo: number; readonly rto: number }
}

/**
 * RDS ships its log every five minutes and fails over in one to two (docs.aws.amazon.com, Amazon RDS user guide, as known in 2026);
 * restoring and starting a region are assumptions that drills replace.
 */
export function recoveryOf(datastore: Datastore, decided: Answers): Recovery {
  const { name, engine, size } = datastore
  const restored = { rpo: backupRpo(decided[`backup/${name}`]?.answer), rto: restoreTime(size) }
  const never = { rpo: Number.POSITIVE_INFINITY, rto: hour }
  if (engine !== 'postgresql' && engine !== 'redis' && engine !== 'key-value')
    return { data: Number.isFinite(restored.rpo) ? restored : never, zone: { rpo: 0, rto: minute }, region: restored }
  const spread = engine === 'redis' || decided[`database/${name}`]?.answer !== 'rds-single'
  const start = starts[decided.regions?.answer ?? 'single']
  return {
    data: restored,
    zone: spread ? { rpo: engine === 'redis' ? minute : 0, rto: 2 * minute } : restored,
    region:
      start === undefined || engine === 'redis'
        ? restored
        : // One of two regions has the writer: that the other takes over is said by a person.
          { rpo: minute, rto: engine === 'postgresql' ? Math.max(start, 10 * minute) : start },
  }
}

function backupRpo(answer: string | undefined): number {
  if (answer === 'point-in-time') return 5 * minute
  return answer === 'daily' ? day : Number.POSITIVE_INFINITY
}

const starts: Readonly<Record<string, number>> = {
  'pilot-light': 30 * minute,
  'warm-standby': 10 * minute,
  'active-active': minute,
}
