import type { Context } from 'hono'
import type { Status } from '../../../commands/alert/alerting/status.ts'
import type { Labels, Matcher } from '../../../model/alert.ts'
import { Fault } from '../../../model/fault.ts'
import { isSound, meets, meetsOne, parseMatcher } from '../../../values/matcher.ts'

/** What the words behind the `?` of Alertmanager's lists ask for. */
export interface Filter {
  readonly matchers: readonly Matcher[]
  takes(labels: Labels, status: Status): boolean
  takesReceiver(name: string): boolean
}

export function filterOf(context: Context): Filter {
  const matchers = matchersOf(context)
  const flag = (name: string) => context.req.query(name) !== 'false'
  const [active, silenced, inhibited] = [flag('active'), flag('silenced'), flag('inhibited')]
  const receiver: Matcher = { name: 'receiver', operator: '=~', value: context.req.query('receiver') ?? '.*' }
  if (!isSound(receiver))
    throw new Fault('input', `\`${receiver.value}\` is no regular expression`, 'It is asked of the whole name.')
  return {
    matchers,
    takes: (labels, status) =>
      (active || status.state !== 'active') &&
      (silenced || status.silencedBy.length === 0) &&
      (inhibited || status.inhibitedBy.length === 0) &&
      meets(labels, matchers),
    takesReceiver: (name) => meetsOne(receiver, name),
  }
}

export function matchersOf(context: Context): readonly Matcher[] {
  return (context.req.queries('filter') ?? []).map((text) => {
    const matcher = parseMatcher(text)
    if (matcher) return matcher
    throw new Fault('input', `bad matcher format: ${text}`, 'Write for instance `severity="critical"`.')
  })
}
