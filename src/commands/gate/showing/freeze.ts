import { z } from 'zod'
import type { Freeze } from '../../../store/slo/gate.ts'

export const shownFreeze = z.object({
  id: z.number(),
  service: z.string().optional().describe('Absent where it is of all'),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  by: z.string(),
})
export type ShownFreeze = z.infer<typeof shownFreeze>

export function showFreeze({ from, to, ...rest }: Freeze): ShownFreeze {
  return { ...rest, from: from.toISOString(), to: to.toISOString() }
}
