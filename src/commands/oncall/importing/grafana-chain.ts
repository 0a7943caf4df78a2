import type { Target } from '../../../model/oncall.ts'
import { type Draft, everybody, number, type Raw, text, texts } from './draft.ts'

/** A chain of Grafana OnCall, whose waits are steps of their own there. */
export function readChain(chain: Raw, all: readonly Raw[], found: Draft): void {
  const title = text(chain.name)
  const steps: { tell: Target[]; wait: number }[] = []
  let repeat = 0
  const own = all.filter((policy) => text(policy.escalation_chain_id) === text(chain.id))
  for (const policy of [...own].sort((a, b) => number(a.position) - number(b.position))) {
    const type = text(policy.type)
    const last = steps.at(-1)
    const schedule = found.known('schedule', text(policy.notify_on_call_from_schedule))
    const people = texts(policy.persons_to_notify).flatMap((id) => found.known('person', id) ?? [])
    if (type === 'wait' && last) last.wait += number(policy.duration) * 1000
    else if (type === 'notify_on_call_from_schedule' && schedule) steps.push({ tell: [{ schedule }], wait: 0 })
    else if (type === 'notify_persons' && people.length > 0)
      steps.push({ tell: people.map((one) => ({ person: one })), wait: 0 })
    else if (type === 'repeat_escalation') repeat = 4
    else found.left.push(`escalation chain ${title}: ${type}`)
  }
  if (steps.length === 0) return
  const team = found.known('team', text(chain.team_id)) ?? everybody
  found.escalations.push({ name: found.name('escalation', text(chain.id), title), team, repeat, steps })
}
