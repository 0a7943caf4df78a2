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
 * restoring and starting a region are assumptions that drills replace. What has no backup goes on, empty.
 */
export function recoveryOf(datastore: Datastore, decided: Answers): Recovery {
  const { name, engine, size } = datastore
  const backup = decided[`backup/${name}`]?.answer
  const emptied = backup === 'none' || backup === undefined
  const data = emptied
    ? { rpo: Number.POSITIVE_INFINITY, rto: minute }
    : engine === 'bucket'
      ? { rpo: 0, rto: versionsTime(size) }
      : { rpo: backupRpo(backup), rto: restoreTime(size) }
  return { data, zone: withoutZone(datastore, decided) ?? data, region: elsewhere(datastore, decided) ?? anew(data) }
}

/** What is made anew in a region takes an hour at least, with all around it. */
function anew({ rpo, rto }: Recovery['region']): Recovery['region'] {
  return { rpo, rto: Math.max(rto, hour) }
}

/** `undefined` where it is brought back as from any loss. */
function withoutZone({ name, engine }: Datastore, decided: Answers): Recovery['zone'] | undefined {
  if (engine === 'postgresql')
    return decided[`database/${name}`]?.answer === 'rds-single' ? undefined : { rpo: 0, rto: 2 * minute }
  if (engine !== 'redis') return { rpo: 0, rto: minute }
  return decided[`cache/${name}`]?.answer === 'in-cluster'
    ? { rpo: Number.POSITIVE_INFINITY, rto: 2 * minute }
    : { rpo: minute, rto: 2 * minute }
}

/** In a second region that stands by; `undefined` where there is none, or what it holds is brought there by backups. */
function elsewhere({ engine }: Datastore, decided: Answers): Recovery['region'] | undefined {
  const start = starts[decided.regions?.answer ?? 'single']
  if (start === undefined) return undefined
  // One of two regions has the writer: that the other takes over is said by a person.
  if (engine === 'postgresql') return { rpo: minute, rto: Math.max(start, 10 * minute) }
  if (engine === 'key-value') return { rpo: minute, rto: start }
  // Most objects are copied within a quarter of an hour: docs.aws.amazon.com, Amazon S3 user guide, as known in 2026.
  if (engine === 'bucket') return { rpo: 15 * minute, rto: start }
  const passing = engine === 'redis' || engine === 'queue' || engine === 'stream'
  return passing ? { rpo: Number.POSITIVE_INFINITY, rto: start } : undefined
}

/** Milliseconds to bring former versions back: objects of 1 MB, 3,500 a second (what S3 takes of one prefix), and half an hour around it. */
function versionsTime(size: number): number {
  return Math.ceil((size / 1e6 / 3500 / 60 + 30) / 30) * 30 * minute
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
