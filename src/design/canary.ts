import { allowed } from '../values/burn.ts'

/** Percent of the traffic that a new version is given, share after share. */
export const shares = [10, 25, 50] as const

/** A version that spends the budget so many times faster than allowed is ended: it would page within six hours. */
export const burn = 6

/** Failures before a version is said to fail: fewer are chance. */
const enough = 3

/** Four scrapes fit, and a pod that has just started has done its first work. */
export const shortest = 5
/** Minutes beyond which nobody waits for a release. */
export const longest = 10

/**
 * Minutes until the first share has brought so many events that a version which fails at the rate of `burn` has failed often
 * enough: `3 / (6 * (1 - objective))` events, at a tenth of `perSecond`. 3,000 a minute under 99.95 % take 3 minutes and 20 seconds.
 */
export function minutesToTell(perSecond: number, objective: number): number {
  const events = enough / (burn * allowed(objective))
  const seconds = events / ((perSecond * shares[0]) / 100)
  return Math.max(shortest, Math.ceil(seconds / 60))
}
