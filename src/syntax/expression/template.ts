import { unknownValue, whyUnknown } from '../../model/unknown.ts'
import { type Answer, among, failed, known, optionsOf } from './answer.ts'
import { nodesOf } from './ast.ts'
import { textOf } from './coerce.ts'
import { evaluate } from './evaluate.ts'
import { longestText } from './functions.ts'
import { holesIn, unclosedIn } from './holes.ts'
import type { Knowledge } from './knowledge.ts'
import { type Parsed, parseExpression } from './parse.ts'

/** An expression in a text, parsed. Spans in it count from `offset`. */
export interface Inset {
  readonly text: string
  readonly offset: number
  readonly parsed: Parsed
}

/** The expressions in a text. A condition (`if`) that has no `${{` is one as a whole. */
export function expressionsIn(text: string, isCondition = false): readonly Inset[] {
  if (isCondition && !text.includes('${{')) {
    const bare = text.trim()
    return bare === '' ? [] : [inset(bare, text.indexOf(bare))]
  }
  const open = unclosedIn(text)
  const holes = holesIn(text).map(({ inner, from }) => inset(inner, from + 3))
  if (open === undefined) return holes
  const flaw = { message: 'This `${{` is never closed', span: { start: 0, end: text.length - open } }
  return [...holes, { text: text.slice(open), offset: open, parsed: { flaw } }]
}

function inset(text: string, offset: number): Inset {
  return { text, offset, parsed: parseExpression(text) }
}

/** A text with what its expressions give. Where one expression is all of it, its value as it is. */
export function fill(text: string, knowledge: Knowledge): Answer {
  const holes = holesIn(text)
  const [first] = holes
  if (!first) return known(text)
  const answers = holes.map(({ inner }) => worked(inner, knowledge))
  const [only] = answers
  if (only && holes.length === 1 && first.from === 0 && first.to === text.length) return only
  const flawed = answers.find(({ flaw }) => flaw)
  if (flawed) return flawed
  const why = answers.find(({ unknown }) => unknown)?.unknown
  const unknown = unknownValue(text, why ? whyUnknown(why) : 'it may be one of several values')
  let texts: readonly string[] = [text.slice(0, first.from)]
  for (const [index, { to }] of holes.entries()) {
    const values = optionsOf(answers[index] ?? {})
    const behind = text.slice(to, holes[index + 1]?.from)
    if (!values || values.length * texts.length > 64 || (texts[0]?.length ?? 0) > longestText)
      return isTextual(text, holes) ? { falsy: [], unknown } : { unknown }
    texts = texts.flatMap((start) => values.map((value) => start + textOf(value) + behind))
  }
  return among(texts, unknown)
}

/** The condition of a job or a step, without the `success()` that GitHub adds to one that asks for no status. */
export function decide(condition: string, knowledge: Knowledge): Answer {
  if (condition.trim() === '') return known(true)
  return condition.includes('${{') ? fill(condition, knowledge) : worked(condition, knowledge)
}

/** Whether it asks how the jobs or steps before went; otherwise it only runs where all went well. */
export function asksStatus(condition: string): boolean {
  return expressionsIn(condition, true).some(
    ({ parsed }) =>
      'expression' in parsed &&
      [...nodesOf(parsed.expression)].some(
        (node) => node.is === 'call' && ['always', 'success', 'failure', 'cancelled'].includes(node.name.toLowerCase()),
      ),
  )
}

function worked(text: string, knowledge: Knowledge): Answer {
  const parsed = parseExpression(text)
  return 'flaw' in parsed ? failed(parsed.flaw, text) : evaluate(parsed.expression, text, knowledge)
}

/** There is text beside its expressions, so it is never empty. */
function isTextual(text: string, holes: readonly { from: number; to: number }[]): boolean {
  return holes.reduce((sum, { from, to }) => sum + to - from, 0) < text.length
}
