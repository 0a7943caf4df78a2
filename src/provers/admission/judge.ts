import { evaluate, parse } from '@marcbachmann/cel-js'
import type { Cases, Policy } from './policies.ts'

/** Expressions that are not CEL, each with what is wrong. */
export function misspelt({ variables, asks }: Policy): string[] {
  return [...variables.map(({ expression }) => expression), ...asks].flatMap((expression) => {
    try {
      parse(expression)
      return []
    } catch (error) {
      return [`\`${expression}\` is no CEL: ${firstLine(error)}`]
    }
  })
}

/** Objects on which the policy decides otherwise than its cases say. */
export function misjudged(policy: Policy, { allows, refuses }: Cases): string[] {
  return [
    ...allows.flatMap((object) => {
      const answer = judge(policy, object)
      return answer === 'allowed' ? [] : [`it must let this through, and ${answer}: ${JSON.stringify(object)}`]
    }),
    ...refuses.flatMap((object) => {
      const answer = judge(policy, object)
      return answer === 'refused it'
        ? []
        : [`it must refuse this, and ${answer === 'allowed' ? 'let it through' : answer}: ${JSON.stringify(object)}`]
    }),
  ]
}

/** As the API server does: all must hold. An expression that breaks refuses too, but by accident. */
function judge({ variables, asks }: Policy, object: unknown): string {
  const known: Record<string, unknown> = {}
  const context = { object, oldObject: null, variables: known, request: { operation: 'CREATE' } }
  try {
    for (const { name, expression } of variables) known[name] = evaluate(expression, context)
    return asks.every((expression) => evaluate(expression, context) === true) ? 'allowed' : 'refused it'
  } catch (error) {
    return `broke on it (${firstLine(error)})`
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
