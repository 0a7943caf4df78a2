import { readByGitHub } from '../../bench/differential/expression/library.ts'
import { contexts } from '../../bench/differential/expression/table.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { optionsOf, truthOf, valueIn } from '../../src/syntax/expression/answer.ts'
import { nodesOf } from '../../src/syntax/expression/ast.ts'
import { isTrue } from '../../src/syntax/expression/coerce.ts'
import { evaluate } from '../../src/syntax/expression/evaluate.ts'
import { parseExpression } from '../../src/syntax/expression/parse.ts'
import { unknownNames } from '../../src/syntax/expression/signatures.ts'
import { expressionsIn, fill } from '../../src/syntax/expression/template.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

/** Expressions of GitHub Actions. What is known and what is kept back must not contradict each other, and GitHub's library must agree. */
export const target: Target = {
  write: (chance) => expression(chance, 4),
  judge(text) {
    const inset = `a \${{ ${text} }} b`
    fill(inset, {})
    for (const { offset, text: inner } of expressionsIn(inset))
      if (inset.slice(offset, offset + inner.length) !== inner)
        return 'an expression does not stand where it is said to'
    const parsed = parseExpression(text)
    const theirs = readByGitHub(text, true)
    if ('flaw' in parsed) return theirs === undefined ? undefined : `refused: ${parsed.flaw.message}`
    const [strange] = unknownNames(parsed.expression, allowed)
    // The library takes what every object has for a function.
    if (strange) return theirs === undefined || /constructor|__proto__/.test(text) ? undefined : strange.message
    if (theirs === undefined) return 'accepted, and GitHub refuses it'
    for (const node of nodesOf(parsed.expression)) {
      const { span } = node
      const again = parseExpression(text.slice(span.start, span.end))
      if (!('expression' in again) && node.is !== 'literal')
        return `\`${text.slice(span.start, span.end)}\` cannot be read alone`
    }
    return misjudged(text, parsed.expression, theirs)
  },
}

const allowed = {
  contexts: Object.keys(contexts),
  functions: ['hashfiles', 'success', 'failure', 'always', 'cancelled'],
}

function misjudged(text: string, expression: Parameters<typeof evaluate>[0], theirs: string): string | undefined {
  const full = evaluate(expression, text, contexts)
  const shown = optionsOf(full)?.map((each) => JSON.stringify(each))
  // The library works out every value of `case`, the runner the chosen one; and what hangs on the run may fail.
  const eager =
    theirs === 'fails' && ((shown?.length ?? 0) > 1 || /(?:case|cancelled|success|failure|hashFiles)\s*\(/i.test(text))
  if (!full.flaw && shown && !eager && !shown.includes(theirs) && !/'{2}|__proto__/.test(text))
    return `${shown.join(' or ')}, and ${theirs} for GitHub`
  // With less knowledge nothing else may become true.
  const { github: _, matrix: __, ...less } = contexts
  const part = evaluate(expression, text, less)
  const value = valueIn(full)
  if (isUnknown(value) || part.flaw) return undefined
  const truth = truthOf(part)
  if (truth !== undefined && truth !== isTrue(value))
    return `${truth} where little is known, and ${JSON.stringify(value)} where more is`
  const options = optionsOf(part)?.map((each) => JSON.stringify(each))
  return options && !options.includes(JSON.stringify(value))
    ? `${options.join(' or ')} where little is known, not ${JSON.stringify(value)}`
    : undefined
}

function expression(chance: Chance, depth: number): string {
  const of = <T>(...choices: readonly T[]) => choices[Math.floor(chance() * choices.length)] as T
  const inner = () => expression(chance, depth - 1)
  if (depth === 0 || chance() < 0.2) return of(...atoms)
  return of(
    () => `${inner()} ${of('==', '!=', '<', '<=', '>', '>=')} ${inner()}`,
    () => `${inner()} ${of('&&', '||')} ${inner()}`,
    () => `!${inner()}`,
    () => `(${inner()})`,
    () =>
      `${of('github', 'matrix', 'needs', 'steps')}${of('', '.event', '.*', '[0]', '.deep', '.build')}[${of(inner(), '*')}]`,
    () => `(${inner()})${of('.a', '.*', "['b']", '[0]', '.commits.*.message')}`,
    () => `${of('contains', 'startsWith', 'endsWith', 'STARTSWITH', 'join')}(${inner()}, ${inner()})`,
    () => `${of('toJSON', 'fromJSON', 'fromJson', 'hashFiles', 'join')}(${inner()})`,
    () => `format(${of("'{0}'", "'{{{0}}}'", "'{1}-{0}'", "'x'", inner())}, ${inner()}, ${inner()})`,
    () => `case(${inner()}, ${inner()}, ${inner()})`,
    () => `${of('success', 'failure', 'always', 'cancelled')}()`,
  )()
}

const atoms = [
  ...[
    'true',
    'false',
    'null',
    '0',
    '1',
    '-1.5',
    '0x1F',
    '1e3',
    'NaN',
    'Infinity',
    "''",
    "'a'",
    "'A b'",
    "'it''s'",
    '\'[1,"a",{"b":null}]\'',
    "'{0}'",
  ],
  ...[
    'github',
    'github.event_name',
    'github.event.commits',
    'github.event.commits.*.message',
    'github.nothing',
    'env.NAME',
    'inputs.list',
    'inputs.flag',
    'matrix',
    'matrix.deep.a',
    'matrix.os',
    'needs.*.result',
    "steps.one.outputs['a-b']",
    'secrets.TOKEN',
    'runner.os',
  ],
]
