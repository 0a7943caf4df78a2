import type { Severity } from '../../model/incident.ts'
import { type Call, type Roster, type Told, tell } from './tell.ts'

export interface Simulated {
  /** In order of time. */
  readonly calls: readonly Call[]
  readonly steps: readonly Told[]
  /** When everybody was told and nobody answered; absent where somebody acknowledges. */
  readonly exhaustedAt?: Date
}

/** Who would be paged for an incident that opens at `at`, and when, until it is acknowledged. */
export function simulate(
  roster: Roster,
  { at, severity, acknowledgedAt }: { at: Date; severity: Severity; acknowledgedAt?: Date },
): Simulated {
  const end = acknowledgedAt?.getTime() ?? Number.POSITIVE_INFINITY
  const steps: Told[] = []
  let turn: Told['next'] = { step: 0, round: 0, at }
  while (turn && turn.at.getTime() < end) {
    const told: Told = tell(roster, turn, severity)
    steps.push({ ...told, calls: told.calls.filter((call) => call.at.getTime() < end) })
    turn = told.next
  }
  const seen = new Set<string>()
  const calls = steps
    .flatMap((told) => told.calls)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .filter(({ contact, at: when }) => {
      const key = `${contact} ${when.getTime()}`
      return !seen.has(key) && seen.add(key)
    })
  const last = steps.at(-1)
  if (turn || !last || last.at.getTime() >= end) return { calls, steps }
  const wait = roster.escalation.steps[last.step]?.wait ?? 0
  const exhausted = new Date(last.at.getTime() + wait)
  return { calls, steps, ...(exhausted.getTime() < end && { exhaustedAt: exhausted }) }
}
