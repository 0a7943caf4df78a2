import { longestGap, parseCron } from '../values/cron.ts'

/** Seconds between two runs at the most, and after how many without success a job is late: half of that again, or a quarter of an hour. */
export function latenessOf(schedule: string | undefined): { readonly gap: number; readonly patience: number } {
  const cron = parseCron(schedule ?? '')
  const gap = ((cron && longestGap(cron)) ?? 86_400_000) / 1000
  return { gap, patience: Math.max(gap * 1.5, gap + 900) }
}
