import type { Decided } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Spec } from '../model/spec.ts'
import type { Decision, Scene, Subject, Verdict } from './decision.ts'
import { decisions } from './decisions/index.ts'

export interface SettleOptions {
  /** Take the cheapest answer that keeps every objective. */
  readonly thrifty?: boolean
}

/** Answers every question that the spec raises, by key. A spec from `readSpec` has no overrule that could be refused. */
export function settle(spec: Spec, options: SettleOptions = {}): Record<string, Decided> {
  const { decided, refused } = settling(spec, options)
  const [first] = refused
  if (first) throw new Fault('overrule', `\`${first.key}\` cannot be \`${first.answer}\``, first.because)
  return decided
}

export interface Refused {
  readonly key: string
  readonly answer: string
  readonly because: string
}

/** The same, with the overrules that would break an objective; those are answered as if they were not there. */
export function settling(
  spec: Spec,
  { thrifty = false }: SettleOptions = {},
): { decided: Record<string, Decided>; refused: Refused[] } {
  const decided: Record<string, Decided> = {}
  const refused: Refused[] = []
  const scene: Scene = { spec, decided, thrifty }
  for (const id of order()) {
    const decision = decisions[id]
    if (!decision) continue
    for (const subject of subjectsOf(decision, spec)) {
      if (decision.asks && !decision.asks(subject, scene)) continue
      const key = keyOf(id, decision, subject)
      const verdict = decision.decide(subject, scene)
      const overrule = Object.hasOwn(spec.overrules, key) ? spec.overrules[key] : undefined
      const impossible = overrule && verdict.impossible?.[overrule.answer]
      if (overrule && impossible) refused.push({ key, answer: overrule.answer, because: impossible })
      const taken = overrule && !impossible && Object.hasOwn(decision.answers, overrule.answer)
      decided[key] = taken
        ? overruled(decision, subject, verdict, overrule)
        : stated(decision, subject, verdict, verdict.answer)
    }
  }
  return { decided, refused }
}

export function subjectsOf({ about }: Decision, spec: Spec): readonly Subject[] {
  if (about === 'service') return spec.services
  if (about === 'datastore') return spec.data
  return about === 'environment' ? spec.environments : [{ name: spec.name }]
}

export function keyOf(id: string, { about }: Decision, { name }: Subject): string {
  return about === 'system' ? id : `${id}/${name}`
}

/** Ids so that each stands behind those whose answers it reads. */
function order(): string[] {
  const ordered: string[] = []
  const visit = (id: string) => {
    if (ordered.includes(id)) return
    for (const before of decisions[id]?.after ?? []) visit(before)
    ordered.push(id)
  }
  for (const id of Object.keys(decisions)) visit(id)
  return ordered
}

function stated(decision: Decision, { name }: Subject, verdict: Verdict<string>, answer: string): Decided {
  const against = { ...verdict.against, ...verdict.impossible }
  return {
    question: decision.question.replaceAll('{subject}', name),
    answer,
    meaning: decision.answers[answer] ?? '',
    because: verdict.because,
    options: Object.entries(decision.answers).map(([each, meaning]) => {
      const reason = against[each]
      const option = { answer: each, meaning, ...decision.weighs[each] }
      return each === answer || reason === undefined ? option : { ...option, against: reason }
    }),
    sources: decision.sources ?? [],
    givenUp: verdict.givenUp,
    changesIf: verdict.changesIf,
  }
}

function overruled(
  decision: Decision,
  subject: Subject,
  verdict: Verdict<string>,
  overrule: Spec['overrules'][string],
): Decided {
  const own = `Not chosen by the team; without it this would have been the answer: ${verdict.because}`
  const instead = { ...verdict, against: { ...verdict.against, [verdict.answer]: own } }
  const given = verdict.against[overrule.answer]
  return {
    ...stated(decision, subject, instead, overrule.answer),
    because: overrule.because,
    givenUp: given ?? verdict.givenUp,
    changesIf: 'The team takes the overrule back.',
    overruled: true,
  }
}
