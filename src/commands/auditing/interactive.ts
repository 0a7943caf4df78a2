import { checks } from '../../checks/index.ts'
import { type Finding, severities } from '../../model/finding.ts'
import type { Ask } from '../../model/world.ts'
import { keyOf } from './repair.ts'
import { type Reported, reporter } from './report.ts'

/** What a person said to each finding; nothing is written yet. */
export interface Choices {
  /** By `keyOf`: mend it. */
  readonly mend: ReadonlySet<string>
  /** By `keyOf`: leave it, and write down why. */
  readonly leave: ReadonlyMap<string, Leave>
  /** What was neither looked at nor decided. */
  readonly untouched: number
}

export interface Leave {
  readonly reason: string
  readonly until?: string
}

/** One finding after the other, the worst first: mend it, leave it, or say once for all of its check. */
export async function chosenBy(
  ask: Ask,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Promise<Choices> {
  const mend = new Set<string>()
  const leave = new Map<string, Leave>()
  const always = new Map<string, 'mend' | 'skip'>()
  const ranked = [...findings].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
  const { report } = reporter(texts)
  const reports = report(ranked)
  for (const [index, finding] of ranked.entries()) {
    const reported = reports[index]
    if (!reported) continue
    const before = always.get(finding.check)
    if (before === 'mend' && finding.fix) mend.add(keyOf(finding))
    if (before) continue
    ask.show?.(shown(reported, index, ranked.length))
    const same = ranked.slice(index + 1).filter(({ check }) => check === finding.check).length
    const answer = await ask.choose(finding.fix ? 'Mend it?' : 'No fix is certain here.', optionsOf(finding, same))
    if (answer === 'quit') return { mend, leave, untouched: ranked.length - index }
    if (answer === 'mend' || answer === 'mend-all') mend.add(keyOf(finding))
    if (answer === 'mend-all') always.set(finding.check, 'mend')
    if (answer === 'skip-all') always.set(finding.check, 'skip')
    if (answer === 'leave') leave.set(keyOf(finding), await why(ask))
  }
  return { mend, leave, untouched: 0 }
}

function optionsOf({ fix }: Finding, same: number) {
  const more = same > 0 ? [{ value: 'skip-all', label: 'Skip all of this check', hint: `${same} more` }] : []
  const mends = fix
    ? [
        { value: 'mend', label: 'Mend', ...(!fix.safe && { hint: 'may change behaviour' }) },
        ...(same > 0 ? [{ value: 'mend-all', label: 'Mend all of this check', hint: `${same} more` }] : []),
      ]
    : []
  return [
    ...mends,
    { value: 'skip', label: 'Skip' },
    ...more,
    { value: 'leave', label: 'Leave it, and write down why', hint: 'a comment that suppresses it' },
    { value: 'quit', label: 'Enough', hint: 'then say whether what was chosen is written' },
  ]
}

async function why(ask: Ask): Promise<Leave> {
  const reason = await ask.text('Why may it stay?', {
    check: (answer) => (answer.trim().length < 3 ? 'A reason is what the next reader needs.' : undefined),
  })
  const until = await ask.text('Until which day? Leave it empty for no end.', {
    initial: '',
    check: (answer) =>
      answer.trim() === '' || /^\d{4}-\d{2}-\d{2}$/.test(answer.trim()) ? undefined : 'Write it as 2027-01-31.',
  })
  return { reason: reason.trim().replace(/\s+/g, ' '), ...(until.trim() !== '' && { until: until.trim() }) }
}

function shown(
  { severity, check, message, resource, place, related, fix }: Reported,
  index: number,
  total: number,
): string {
  const why = Object.hasOwn(checks, check) ? (checks[check]?.why ?? '') : ''
  return [
    '',
    `${index + 1} of ${total}  ${severity}  ${check}`,
    message,
    `${place.file}:${place.line}:${place.column}  ${resource}`,
    ...related.map((each) => `${each.place.file}:${each.place.line}:${each.place.column}  ${each.message}`),
    ...(fix ? [] : [`${place.line} | ${place.source}`]),
    why.replace(/\s+/g, ' ').trim(),
    ...(fix ? ['', fix.diff.trimEnd()] : []),
  ].join('\n')
}
