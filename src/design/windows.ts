import type { Slo } from '../model/watch.ts'
import { type BurnPair, burnPairs } from '../values/burn.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Windows in which CloudWatch asks how fast a budget burns. A metric and an alarm are paid for by the piece: of the two slow pairs
 * the slower is left, which a ticket can wait for.
 */
export function windowsOf({ objective, windowDays, rate }: Slo): BurnPair[] {
  return burnPairs(objective, windowDays, { rate, scrapeInterval: minute }).pairs.filter(({ long }) => long !== day)
}
