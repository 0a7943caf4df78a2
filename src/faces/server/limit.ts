/** How much one address may still ask. */
export interface Limit {
  /** False where it has to wait. */
  take(address: string, at: Date, perSecond: number): boolean
  /** It was refused: whoever guesses is soon done. */
  charge(address: string, cost: number): void
}

/**
 * A bucket for each address that holds what two seconds allow and fills as time goes by. Kept in this process alone: a replica more is
 * as much more, and a database that is asked for each webhook would be what somebody wants who floods us.
 */
export function limitPerAddress(most = 10_000): Limit {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(address, at, perSecond) {
      const now = at.getTime()
      const bucket = buckets.get(address) ?? { left: perSecond * 2, at: now }
      const filled = Math.min(perSecond * 2, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
      // Put behind the others, so that the first one is the one that was quiet for longest.
      buckets.delete(address)
      buckets.set(address, { left: filled < 1 ? filled : filled - 1, at: now })
      if (buckets.size > most) buckets.delete(buckets.keys().next().value ?? '')
      return filled >= 1
    },
    charge(address, cost) {
      const bucket = buckets.get(address)
      if (bucket) bucket.left -= cost
    },
  }
}
