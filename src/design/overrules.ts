import type { Spec } from '../model/spec.ts'
import { decisions } from './decisions/index.ts'
import { problemAt, type SpecProblem } from './problem.ts'
import { instead } from './scalars.ts'
import { keyOf, settling, subjectsOf } from './settle.ts'

/** Overrules of what is never asked, with answers that do not exist, or that break what the spec promises. */
export function overruleProblems(spec: Spec): SpecProblem[] {
  const unknown = Object.keys(spec.overrules).flatMap((key) => {
    const problem = unknownIn(key, spec)
    return problem ? [problem] : []
  })
  if (unknown.length > 0) return unknown
  const { decided, refused } = settling(spec)
  const idle = Object.keys(spec.overrules).filter((key) => !Object.hasOwn(decided, key))
  return [
    ...idle.map((key) =>
      problemAt(
        spec.tree,
        ['overrules', key],
        `The question \`${key}\` does not arise in this design`,
        `Take it out; \`devops design\` shows what was decided. Questions: ${Object.keys(decided).join(', ')}.`,
        'key',
      ),
    ),
    ...refused.map(({ key, answer, because }) =>
      problemAt(
        spec.tree,
        ['overrules', key, 'answer'],
        `\`${key}\` cannot be \`${answer}\`: ${because}`,
        `Take the overrule back, or change what stands against it. Without it the answer is \`${decided[key]?.answer}\`.`,
      ),
    ),
  ]
}

function unknownIn(key: string, spec: Spec): SpecProblem | undefined {
  const slash = key.indexOf('/')
  const id = slash < 0 ? key : key.slice(0, slash)
  const decision = Object.hasOwn(decisions, id) ? decisions[id] : undefined
  if (!decision) {
    const known = Object.keys(decisions)
    return problemAt(spec.tree, ['overrules', key], `There is no decision \`${id}\``, instead(id, known), 'key')
  }
  const keys = subjectsOf(decision, spec).map((subject) => keyOf(id, decision, subject))
  if (!keys.includes(key))
    return problemAt(
      spec.tree,
      ['overrules', key],
      slash < 0 ? `\`${id}\` is decided for each ${decision.about}` : `There is nothing to decide under \`${key}\``,
      keys.length > 0 ? instead(key, keys) : `The spec has no ${decision.about}.`,
      'key',
    )
  const answer = spec.overrules[key]?.answer ?? ''
  if (Object.hasOwn(decision.answers, answer)) return undefined
  return problemAt(
    spec.tree,
    ['overrules', key, 'answer'],
    `\`${answer}\` is no answer to \`${id}\``,
    instead(answer, Object.keys(decision.answers)),
  )
}
