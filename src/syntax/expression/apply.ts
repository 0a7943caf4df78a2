import { isUnknown, type Unknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import { type Answer, among, failed, hidden, optionsOf } from './answer.ts'
import type { Call, Comparison, Expression } from './ast.ts'
import { areEqual } from './coerce.ts'
import type { Result } from './functions.ts'
import { unknownIn } from './knowledge.ts'

/** The answer for each combination of what the parts may be. */
export function applied(
  node: Call | Comparison,
  answers: readonly Answer[],
  call: (values: readonly unknown[]) => Result,
  text: string,
): Answer {
  const flawed = answers.find(({ flaw }) => flaw)
  if (flawed) return flawed
  const why = because(node, text, answers.find(({ unknown }) => unknown)?.unknown)
  const combinations = combined(answers.map(optionsOf))
  if (!combinations) return yields(node) ? among([true, false], why) : hidden(why)
  const results: Result[] = []
  for (const values of combinations) {
    const unknown = contained(node, values) ? undefined : unknownIn(values)
    if (unknown) {
      const reason = because(node, text, unknown)
      return yields(node) ? among([true, false], reason) : hidden(reason)
    }
    results.push(call(values))
  }
  const values = results.flatMap((result) => ('value' in result ? [result.value] : []))
  if (values.length === results.length) return among(values, why)
  const [failure] = results.flatMap((result) => ('fails' in result ? [result.fails] : []))
  // Where only some of what it may be given fails, the others tell nothing for sure.
  return values.length === 0 && failure !== undefined
    ? failed({ message: failure, span: node.span }, written(node, text))
    : hidden(why)
}

/** Whether it gives true or false, whatever it is given. */
function yields(node: Call | Comparison): boolean {
  return node.is === 'comparison' || ['contains', 'startswith', 'endswith'].includes(node.name.toLowerCase())
}

/** `contains` is true where what is looked for is among what is known. */
function contained(node: Call | Comparison, [where, what]: readonly unknown[]): boolean {
  return (
    node.is === 'call' &&
    node.name.toLowerCase() === 'contains' &&
    Array.isArray(where) &&
    where.some((each) => !isUnknown(each) && areEqual(what, each))
  )
}

function combined(options: readonly (readonly unknown[] | undefined)[]): readonly (readonly unknown[])[] | undefined {
  let rows: readonly (readonly unknown[])[] = [[]]
  for (const values of options) {
    if (!values || rows.length * values.length > 64) return undefined
    rows = rows.flatMap((row) => values.map((value) => [...row, value]))
  }
  return rows
}

export function written({ span }: Expression, text: string): string {
  return text.slice(span.start, span.end)
}

export function because(node: Expression, text: string, why: Unknown | undefined): Unknown {
  return unknownValue(written(node, text), why ? whyUnknown(why) : 'it may be one of several values')
}
