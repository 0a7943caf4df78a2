import { secretAge } from '../facts/periods.ts'
import type { Framework } from '../model/spec.ts'
import { day } from './weigh.ts'

/** Days that a secret may become old: as it says itself, else as the frameworks ask, else a year. */
export function daysOf(rotates: number | undefined, compliance: readonly Framework[]): number {
  if (rotates !== undefined) return Math.floor(rotates / day)
  return Math.min(365, ...compliance.flatMap((each) => secretAge(each)?.days ?? []))
}
