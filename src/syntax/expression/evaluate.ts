import { isUnknown, unknownValue } from '../../model/unknown.ts'
import { access, every } from './access.ts'
import { type Answer, among, either, failed, hidden, joined, known, optionsOf, truthOf } from './answer.ts'
import { applied, because, written } from './apply.ts'
import type { Call, Comparison, Expression, Index, Logic } from './ast.ts'
import { areEqual, compared } from './coerce.ts'
import { functions } from './functions.ts'
import { type Knowledge, reasons } from './knowledge.ts'

/** Works an expression out as far as `knowledge` goes. `text` is what it was parsed from. */
export function evaluate(expression: Expression, text: string, knowledge: Knowledge): Answer {
  return answer(expression, { text, knowledge })
}

interface World {
  readonly text: string
  readonly knowledge: Knowledge
}

function answer(node: Expression, world: World): Answer {
  switch (node.is) {
    case 'literal':
      return known(node.value)
    case 'group':
      return answer(node.of, world)
    case 'context':
      return context(node.name.toLowerCase(), node, world)
    case 'not':
      return not(node, answer(node.of, world), world)
    case 'logic':
      return logic(node, world)
    case 'comparison':
      return applied(
        node,
        answers([node.left, node.right], world),
        ([a, b]) => ({ value: holds(node.operator, a, b) }),
        world.text,
      )
    case 'index':
      return indexed(node, world)
    case 'call':
      return called(node, world)
  }
}

function answers(nodes: readonly Expression[], world: World): readonly Answer[] {
  return nodes.map((node) => answer(node, world))
}

function context(name: string, node: Expression, world: World): Answer {
  const { knowledge } = world
  if (Object.hasOwn(knowledge, name)) return given(knowledge[name], node, world)
  const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined
  return hidden(unknownValue(written(node, world.text), reason ?? 'there is no such context'))
}

function given(value: unknown, node: Expression, world: World): Answer {
  return isUnknown(value) ? hidden(because(node, world.text, value)) : known(value ?? null)
}

function not(node: Expression, of: Answer, world: World): Answer {
  if (of.flaw) return of
  const truth = truthOf(of)
  return truth === undefined ? among([true, false], because(node, world.text, of.unknown)) : known(!truth)
}

function logic(node: Logic, world: World): Answer {
  const stop = node.operator === '||'
  let left: Answer | undefined
  for (const part of node.parts) {
    if (left?.flaw || (left && truthOf(left) === stop)) return left
    const right = answer(part, world)
    left = !left || truthOf(left) === !stop ? right : joined(node.operator, left, right, written(node, world.text))
  }
  return left ?? known(null)
}

function holds(operator: Comparison['operator'], a: unknown, b: unknown): boolean {
  const equal = areEqual(a, b)
  if (operator === '==' || operator === '!=') return equal === (operator === '==')
  if (equal && operator.endsWith('=')) return true
  return compared(a, b) === (operator.startsWith('<') ? -1 : 1)
}

function indexed(node: Index, world: World): Answer {
  const { by } = node
  const of = answer(node.of, world)
  const at = by === 'every' ? known(null) : answer(by, world)
  if (at.flaw || of.flaw) return at.flaw ? at : of
  const [values, keys] = [optionsOf(of), optionsOf(at)]
  if (!values || !keys || values.length * keys.length > 64)
    return hidden(because(node, world.text, of.unknown ?? at.unknown))
  const found = values.flatMap((value) => keys.map((key) => (by === 'every' ? every(value) : access(value, key))))
  const unknown = found.find(isUnknown)
  if (unknown || found.length === 1) return given(unknown ?? found[0], node, world)
  return among(found, because(node, world.text, of.unknown ?? at.unknown))
}

const status = ['success', 'failure', 'cancelled']

function called(node: Call, world: World): Answer {
  const name = node.name.toLowerCase()
  if (name === 'always') return known(true)
  if (name === 'case') return chosen(node, node.arguments, world)
  if (status.includes(name))
    return among([true, false], unknownValue(written(node, world.text), 'it is known when the job runs'))
  const call = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!call)
    return hidden(
      unknownValue(
        written(node, world.text),
        name === 'hashfiles' ? 'files are there when the job runs' : 'there is no such function',
      ),
    )
  return applied(node, answers(node.arguments, world), (values) => call(...values), world.text)
}

/** `case(condition, value, …, otherwise)`. */
function chosen(node: Call, [condition, value, ...rest]: readonly Expression[], world: World): Answer {
  if (!condition) return known(null)
  const first = answer(condition, world)
  if (!value || first.flaw) return first
  if (optionsOf(first)?.every((option) => typeof option !== 'boolean'))
    return failed(
      { message: 'a condition of `case` is neither true nor false', span: condition.span },
      written(node, world.text),
    )
  const truth = truthOf(first)
  if (truth !== undefined) return truth ? answer(value, world) : chosen(node, rest, world)
  return either(answer(value, world), chosen(node, rest, world), because(node, world.text, first.unknown))
}
