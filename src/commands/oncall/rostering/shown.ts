import { z } from 'zod'
import type { Gap, Shift } from '../../../model/oncall.ts'
import { iso } from './moment.ts'

export const shift = z.object({
  person: z.string(),
  from: iso,
  to: iso,
  rotation: z.string().optional(),
  override: z.string().optional().describe('Id of the override that put them there'),
})
export const gap = z.object({ from: iso, to: iso })
export const override = z.object({
  id: z.string(),
  schedule: z.string(),
  person: z.string().optional().describe('Absent for time off'),
  replaces: z.string().optional(),
  beside: z.boolean().optional(),
  from: iso,
  to: iso,
  because: z.string(),
})

export function span<One extends Shift | Gap>(one: One): Omit<One, 'from' | 'to'> & { from: string; to: string } {
  return { ...one, from: one.from.toISOString(), to: one.to.toISOString() }
}
