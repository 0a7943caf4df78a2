import { isUnknown } from '../../src/model/unknown.ts'
import { survey } from '../../src/readers/survey.ts'
import type { Body, Expression } from '../../src/syntax/hcl/ast.ts'
import { plainValue } from '../../src/syntax/hcl/data.ts'
import { functionNames } from '../../src/syntax/hcl/evaluate/functions/call.ts'
import { hcl } from '../../src/syntax/hcl/hcl.ts'
import { parseExpression } from '../../src/syntax/hcl/parse.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

/** Configurations by the grammar: parsed, their literals read again from their places, and evaluated as a root. */
export const target: Target = {
  write: (chance) => Array.from({ length: 1 + below(6, chance) }, () => block(chance)).join('\n'),
  judge(text) {
    const tree = hcl.parse({ path: 'main.tf', text })
    const wrong = spansIn(tree.body, text)
    if (wrong !== undefined) return wrong
    const estate = survey([
      { path: 'main.tf', text },
      { path: 'm/main.tf', text: 'variable "a" {}\noutput "b" { value = var.a }\nresource "t_x" "y" { v = var.a }' },
    ])
    for (const resource of estate.resources) {
      const { span } = resource.tree.placeOf(resource.path)
      if (span.start < 0 || span.end < span.start) return `${resource.name} has no place`
    }
    JSON.stringify(estate.resources.map(({ data }) => (isUnknown(data) ? null : weigh(data, 0))))
    return undefined
  },
}

/** How deep the data goes, so far as anybody looks. */
function weigh(data: unknown, depth: number): number {
  if (depth > 6 || typeof data !== 'object' || data === null) return depth
  return Math.max(
    depth,
    ...Object.values(data)
      .slice(0, 20)
      .map((each) => weigh(each, depth + 1)),
  )
}

function spansIn(body: Body, text: string): string | undefined {
  for (const { name, nameEnd, value, start } of body.attributes) {
    if (text.slice(start, nameEnd) !== name) return `the name ${name} is misplaced`
    const wrong = spanOf(value, text)
    if (wrong !== undefined) return wrong
  }
  for (const { type, typeEnd, body: inner, start } of body.blocks) {
    if (text.slice(start, typeEnd) !== type) return `the block ${type} is misplaced`
    const wrong = spansIn(inner, text)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** The text at the span of an expression is that expression. */
function spanOf(value: Expression, text: string): string | undefined {
  const source = text.slice(value.start, value.end)
  // Alone it lacks the line break that ends a heredoc, and its indentation.
  if (source.includes('<<')) return undefined
  const again = parseExpression({ path: 'again', text: source })
  if (!('kind' in again)) return `what stands at a value is no expression: ${source.slice(0, 100)}`
  const [one, other] = [plainValue(value, text), plainValue(again, source)].map((each) => JSON.stringify(each))
  return again.kind === value.kind && one === other
    ? undefined
    : `what stands at a value reads otherwise: ${source.slice(0, 100)}`
}

function block(chance: Chance): string {
  const body = () =>
    Array.from({ length: below(4, chance) }, () => `  ${word(chance)} = ${argument(chance)}`).join('\n')
  return oneOf(
    [
      () => `variable "${word(chance)}" {\n  default = ${expression(chance, 3)}\n  type = ${oneOf(types, chance)}\n}`,
      () => `locals {\n${body()}\n}`,
      () => `output "${word(chance)}" {\n  value = ${expression(chance, 3)}\n}`,
      () =>
        `module "${word(chance)}" {\n  source = "${oneOf(['./m', '.', '../x', 'a/b/c'], chance)}"\n  ${oneOf(['count', 'for_each', 'a'], chance)} = ${expression(chance, 2)}\n  a = ${expression(chance, 3)}\n}`,
      () =>
        `resource "t_${word(chance)}" "${word(chance)}" {\n  ${oneOf(['count', 'for_each', 'x'], chance)} = ${expression(chance, 2)}\n${body()}\n  dynamic "${word(chance)}" {\n    for_each = ${expression(chance, 2)}\n    content {\n      v = ${expression(chance, 3)}\n    }\n  }\n  ${word(chance)} {\n${body()}\n  }\n}`,
      () => `# ${word(chance)}\n/* ${word(chance)} */ // ${word(chance)}`,
    ],
    chance,
  )()
}

const types = [
  'string',
  'list(any)',
  'map(object({ a = optional(string, "x") }))',
  'set(number)',
  'tuple([string, any])',
  'any',
  '"x"',
]
const operators = ['+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||']

/** A heredoc ends with its line: it is the whole of an argument. */
function argument(chance: Chance): string {
  if (below(6, chance) > 0) return expression(chance, 4)
  return `<<${oneOf(['-', ''], chance)}E\n  a \${${expression(chance, 2)}}\n    %{ for b in ${reference(chance)} ~}\n b\n  %{~ endfor }\nE`
}

function expression(chance: Chance, depth: number): string {
  const inner = () => expression(chance, depth - 1)
  if (depth <= 0)
    return oneOf(
      ['1', '-2.5e3', '"a"', '""', 'true', 'null', '"é\\n\\u00e9"', '[]', '{}', reference(chance), reference(chance)],
      chance,
    )
  return oneOf(
    [
      () => `${inner()} ${oneOf(operators, chance)} ${inner()}`,
      () => `(${inner()})`,
      () => `!${inner()}`,
      () => `-${inner()}`,
      () => `[${inner()}, ${inner()}]`,
      () => `{ ${word(chance)} = ${inner()}, "${word(chance)}" : ${inner()}, (${inner()}) = ${inner()} }`,
      () => `${inner()} ? ${inner()} : ${inner()}`,
      () => `[for ${word(chance)}, ${word(chance)} in ${inner()} : ${inner()} if ${inner()}]`,
      () => `{ for ${word(chance)} in ${inner()} : ${inner()} => ${inner()}${oneOf(['...', ''], chance)} }`,
      () => `"x\${${inner()}}%{ if ${inner()} ~}y%{ else }z%{ endif }"`,
      () => `"%{ for ${word(chance)} in ${inner()} }\${~ ${inner()} ~}%{ endfor }"`,
      () => `${oneOf([...functionNames, 'try', 'can'], chance)}(${inner()}, ${inner()})`,
      () => `${oneOf(functionNames, chance)}(${inner()})`,
      () => `${oneOf(['merge', 'concat', 'max'], chance)}(${inner()}...)`,
      () => `${reference(chance)}[${inner()}]`,
      () => `${reference(chance)}${oneOf(['[*].a', '.*.a', '.0', '[0]', '["a"]'], chance)}`,
    ],
    chance,
  )()
}

function reference(chance: Chance): string {
  const name = word(chance)
  return oneOf(
    [
      name,
      `var.${name}`,
      `local.${name}`,
      `module.${name}.b`,
      `t_${name}.${word(chance)}.id`,
      `data.t_a.${name}.id`,
      'each.key',
      'count.index',
      'path.module',
      'self.x',
    ],
    chance,
  )
}

function word(chance: Chance): string {
  return oneOf(
    ['a', 'b', 'c', 'd', 'e_f', 'a-b', 'format', 'inner', 'constructor', '__proto__', 'é', 'x1', 'y2', 'z3'],
    chance,
  )
}

function oneOf<T>(all: readonly T[], chance: Chance): T {
  return all[below(all.length, chance)] as T
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}
