import { checkPromql } from '../../src/syntax/promql/check.ts'
import { labelsOf } from '../../src/syntax/promql/labels.ts'
import { type PromqlNode, parsePromql } from '../../src/syntax/promql/parse.ts'
import { selectorsIn } from '../../src/syntax/promql/selectors.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) => expression(chance, 4),
  judge(text) {
    for (const { from, to } of checkPromql(text))
      if (from < 0 || to < from || to > text.length) return `a problem at ${from}-${to} is outside of the text`
    labelsOf(text)
    for (const { from, to } of selectorsIn(text))
      if (from < 0 || to < from || to > text.length) return `a selector at ${from}-${to} is outside of the text`
    return misplaced(parsePromql(text), text)
  },
}

/** A node whose text is not what stands at its place, or that is not within the one above it. */
function misplaced(node: PromqlNode, text: string): string | undefined {
  if (text.slice(node.from, node.to) !== node.text) return `${node.name} at ${node.from} is not \`${node.text}\``
  for (const each of node.children) {
    if (each.from < node.from || each.to > node.to) return `${each.name} at ${each.from} sticks out of ${node.name}`
    const below = misplaced(each, text)
    if (below) return below
  }
  return undefined
}

/** Of any type, so that some of it is wrong on purpose. */
function expression(chance: Chance, depth: number): string {
  const inner = () => expression(chance, depth - 1)
  if (depth === 0 || chance() < 0.15) return leaf(chance)
  const kind = Math.floor(chance() * 9)
  if (kind < 2) return `${inner()} ${operator(chance)} ${inner()}`
  if (kind < 4) return aggregation(chance, inner)
  if (kind < 7) return call(chance, inner)
  if (kind === 7) return `(${inner()})${oneOf(['', '[1h:5m]', '[30m:]', ' offset 5m', ' @ end()'], chance)}`
  return `${oneOf(['-', '+', ''], chance)}${inner()}`
}

function leaf(chance: Chance): string {
  if (chance() < 0.2)
    return oneOf(['1', '0.5', '1e3', '0x1F', 'Inf', 'NaN', '5m', '1_000', '"text"', "'t'", '`t`'], chance)
  const matchers = Array.from({ length: Math.floor(chance() * 3) }, () => {
    const value = oneOf(['"a"', '""', '"a|b"', '".*"', '".+"', '"(a"', "'5..'"], chance)
    return `${oneOf(['job', 'le', 'code', '__name__', '"a.b"'], chance)}${oneOf(['=', '!=', '=~', '!~'], chance)}${value}`
  })
  const name = oneOf(['up', 'http_requests_total', 'a:b:rate5m', '', 'node_cpu', 'sum', 'by', 'on', 'bool'], chance)
  const braces = matchers.length > 0 || name === '' ? `{${matchers.join(', ')}}` : ''
  const range = oneOf(['', '', '[5m]', '[1h30m]', '[5m:1m]', ' offset -1h', ' @ 1609746000', ' @ start()'], chance)
  return name + braces + range
}

function operator(chance: Chance): string {
  const symbol = oneOf(
    [
      '+',
      '-',
      '*',
      '/',
      '%',
      '^',
      '==',
      '!=',
      '>',
      '<',
      '>=',
      '<=',
      'and',
      'or',
      'unless',
      'atan2',
      '> bool',
      '+ bool',
    ],
    chance,
  )
  const matching = oneOf(['', '', '', 'on (job)', 'ignoring (le, code)', 'on ()'], chance)
  const group = matching === '' ? '' : oneOf(['', '', 'group_left', 'group_right (code)', 'group_left (job)'], chance)
  return [symbol, matching, group].filter((part) => part !== '').join(' ')
}

function aggregation(chance: Chance, inner: () => string): string {
  const name = oneOf(
    ['sum', 'avg', 'max', 'count', 'topk', 'quantile', 'count_values', 'stddev', 'group', 'SUM'],
    chance,
  )
  const parameter = oneOf(['', '', '3, ', '0.9, ', '"v", '], chance)
  const by = oneOf(['', '', ' by (job)', ' without (le)', ' by ()', ' by ("a.b")'], chance)
  const body = `(${parameter}${inner()})`
  return chance() < 0.5 ? `${name}${by} ${body}` : `${name}${body}${by}`
}

function call(chance: Chance, inner: () => string): string {
  const name = oneOf(
    [
      ...[
        'rate',
        'increase',
        'histogram_quantile',
        'label_replace',
        'label_join',
        'absent',
        'clamp_max',
        'vector',
        'scalar',
      ],
      ...[
        'time',
        'round',
        'predict_linear',
        'max_over_time',
        'quantile_over_time',
        'day_of_week',
        'sort_by_label',
        'nothing',
      ],
    ],
    chance,
  )
  const given = Array.from({ length: Math.floor(chance() * 4) }, () =>
    chance() < 0.4 ? oneOf(['0.9', '"a"', '"$1"', 'up[5m]', '3'], chance) : inner(),
  )
  return `${name}(${given.join(', ')})`
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[Math.floor(chance() * choices.length)] as T
}
