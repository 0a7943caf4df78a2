import { intersection, isScalar, type Labels, mayCarry, minus, plus } from './labels.ts'
import { constant, defined, type Outcome, type Say, unnamed, without } from './outcome.ts'
import { child, groupingOf, type PromqlNode } from './parse.ts'
import { selectorsIn } from './selectors.ts'

/** How the series of two sides find each other. */
interface Matching {
  readonly on?: readonly string[]
  readonly ignoring: readonly string[]
  readonly side?: 'left' | 'right'
  readonly taken: readonly string[]
}

/** What two operands give together. */
export function joined(
  node: PromqlNode,
  sides: readonly [readonly Outcome[], readonly Outcome[]],
  say: Say,
): readonly Outcome[] {
  const [left, operator] = node.children
  const right = node.children.at(-1)
  if (!left || !operator || !right) return []
  const bool = node.children.some(({ name, text }) => name === 'BoolModifier' && text !== '')
  if (isScalar(left) || isScalar(right))
    return withScalar(node, operator.text, bool, sides, [isScalar(left), isScalar(right)], say)
  const matching = matchingOf(node)
  const fits = (a: Outcome, b: Outcome) => obstacle(a, b, matching) === undefined
  if (operator.name === 'Or') return [...sides[0], ...sides[1]]
  if (operator.name === 'Unless') {
    if (!sides[1].some((b) => sides[0].some((a) => fits(a, b)))) sayNever(node, operator.text, sides, matching, say)
    return sides[0].map((each) => used(each, matching))
  }
  const pairs = sides[0].flatMap((a) => sides[1].filter((b) => fits(a, b)).map((b) => [a, b] as const))
  if (pairs.length === 0) {
    if (sides[0].length > 0 && sides[1].length > 0) sayNever(node, operator.text, sides, matching, say)
    return []
  }
  for (const [index, side] of sides.entries())
    for (const each of side) {
      const partners = index === 0 ? sides[1] : sides[0]
      if (pairs.some((pair) => pair[index] === each) || each.mixed) continue
      const reasons = partners.map((other) =>
        index === 0 ? obstacle(each, other, matching, true) : obstacle(other, each, matching, true),
      )
      const [because] = reasons
      if (because === undefined || reasons.includes(undefined)) continue
      say('branch', each.node, `\`${short(each.node.text)}\` finds no partner at \`${operator.text}\`: ${because}`)
    }
  if (matching.on)
    for (const name of matching.on)
      if (sides.every((side) => side.every(({ labels }) => !mayCarry(labels, name))))
        say(
          'lost',
          node,
          `\`${operator.text} on (${matching.on.join(', ')})\` joins on \`${name}\`, which neither side carries`,
        )
  if (operator.name === 'And') {
    for (const b of sides[1]) sayUnused(b, (name) => !isMatched(name, matching), operator.text, say)
    return sides[0].filter((a) => pairs.some(([one]) => one === a)).map((each) => used(each, matching))
  }
  const compares = comparison.test(operator.text)
  return pairs.flatMap(([a, b]) => {
    const value = reckoned(operator.text, a.value, b.value)
    if (compares && !bool && value === 0) {
      say(
        'branch',
        a.node,
        `\`${short(a.node.text)}\` is always ${a.value}, so \`${operator.text} ${b.value}\` is never true`,
      )
      return []
    }
    const outcome = paired(node, a, b, matching, operator.text, say)
    const result = defined({ ...outcome, value: compares && !bool ? a.value : value })
    return [compares && !bool ? result : unnamed(result)]
  })
}

const comparison = /^(?:[=!]=|[<>]=?)$/

function withScalar(
  node: PromqlNode,
  operator: string,
  bool: boolean,
  sides: readonly [readonly Outcome[], readonly Outcome[]],
  scalars: readonly [boolean, boolean],
  say: Say,
): readonly Outcome[] {
  const compares = comparison.test(operator)
  if (scalars[0] && scalars[1]) {
    const value = reckoned(operator, sides[0][0]?.value, sides[1][0]?.value)
    if (compares && value !== undefined) say('constant', node, `\`${short(node.text)}\` compares two constants`)
    return [defined({ ...constant(node), value })]
  }
  const [vectors, [scalar]] = scalars[0] ? [sides[1], sides[0]] : [sides[0], sides[1]]
  const results = vectors.map((each) => {
    const value = scalars[0]
      ? reckoned(operator, scalar?.value, each.value)
      : reckoned(operator, each.value, scalar?.value)
    return { each, value }
  })
  if (!compares || bool) return results.map(({ each, value }) => unnamed(defined({ ...each, node, value })))
  const isConstant = results.every(({ value }) => value !== undefined)
  if (isConstant && results.length > 0)
    say(
      'constant',
      node,
      `\`${short(node.text)}\` compares two constants: it is ${results.some(({ value }) => value === 1) ? 'always' : 'never'} true`,
    )
  else
    for (const { each, value } of results)
      if (value === 0 && !each.mixed)
        say(
          'branch',
          each.node,
          `\`${short(each.node.text)}\` can be ${each.value} here, and \`${short(node.text.slice(-40))}\` is never true for it`,
        )
  return results.filter(({ value }) => value !== 0).map(({ each }) => ({ ...each, node }))
}

function reckoned(operator: string, a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : a / b
    case '==':
      return Number(a === b)
    case '!=':
      return Number(a !== b)
    case '>':
      return Number(a > b)
    case '<':
      return Number(a < b)
    case '>=':
      return Number(a >= b)
    case '<=':
      return Number(a <= b)
    default:
      return undefined
  }
}

export function matchingOf(node: PromqlNode): Matching {
  const clause = child(node, 'MatchingModifierClause')
  const [names = [], taken = []] = (clause?.children ?? [])
    .filter(({ name }) => name === 'GroupingLabels')
    .map(groupingOf)
  const side = clause && (child(clause, 'GroupLeft') ? 'left' : child(clause, 'GroupRight') ? 'right' : undefined)
  return {
    ...(clause && child(clause, 'On') && { on: names }),
    ignoring: clause && child(clause, 'Ignoring') ? names : [],
    ...(side && { side }),
    taken,
  }
}

function isMatched(name: string, { on, ignoring }: Matching): boolean {
  return on ? on.includes(name) : !ignoring.includes(name)
}

/** Why no series of the one can meet a series of the other. */
function obstacle(a: Outcome, b: Outcome, matching: Matching, certain = false): string | undefined {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const name of demanded(one, other, matching, certain)) {
      if (!isMatched(name, matching) || (name === '__name__' && !matching.on)) continue
      if (mayCarry(one.labels, name) && !mayCarry(other.labels, name))
        return `the ${one === a ? 'left' : 'right'} side has \`${name}\` and the other one has not`
      const [x, y] = [one.sure.get(name), other.sure.get(name)]
      if (x !== undefined && y !== undefined && x !== y)
        return `\`${name}\` is \`${x}\` on one side and \`${y}\` on the other`
    }
  return undefined
}

/** Labels that the series of one side have for certain, or practically so: what is aggregated by a label may lack it everywhere. */
function demanded(one: Outcome, other: Outcome, { on }: Matching, certain: boolean): ReadonlySet<string> {
  if (certain) return new Set([...one.sure.keys(), ...targetLabels(one)])
  if (on) return new Set(on)
  return new Set([
    ...one.sure.keys(),
    ...(one.labels.only && other.labels.only ? one.labels.only : []),
    ...targetLabels(one),
  ])
}

/** A series that was scraped has a job and an instance; one that was recorded may have neither. */
function targetLabels({ labels, node }: Outcome): readonly string[] {
  const selectors = selectorsIn(node)
  const isScraped =
    !labels.only &&
    !/\b(?:vector|absent\w*|label_replace|label_join|or)\b/.test(node.text) &&
    selectors.length > 0 &&
    selectors.every(({ metric }) => metric !== undefined && !/:|^ALERTS/.test(metric))
  return isScraped ? ['job', 'instance'].filter((name) => mayCarry(labels, name)) : []
}

function sayNever(
  node: PromqlNode,
  operator: string,
  sides: readonly [readonly Outcome[], readonly Outcome[]],
  matching: Matching,
  say: Say,
): void {
  const [a] = sides[0]
  const [b] = sides[1]
  if (a && b) say('join', node, `\`${operator}\` never joins its two sides: ${obstacle(a, b, matching)}`)
}

function sayUnused({ brought }: Outcome, isLost: (name: string) => boolean, by: string, say: Say): void {
  for (const [name, join] of brought)
    if (isLost(name)) say('brought', join, `\`${name}\` is taken over by a join and then dropped by \`${by}\``)
}

function used(outcome: Outcome, matching: Matching): Outcome {
  return { ...outcome, brought: new Map([...outcome.brought].filter(([name]) => !isMatched(name, matching))) }
}

function paired(node: PromqlNode, a: Outcome, b: Outcome, matching: Matching, operator: string, say: Say): Outcome {
  const { on, ignoring, side, taken } = matching
  const always = a.always && b.always
  const marks = {
    ...((a.mixed ?? b.mixed) && { mixed: true as const }),
    ...((a.absence ?? b.absence) && { absence: true as const }),
  }
  if (side === undefined) {
    for (const each of [a, b])
      sayUnused(each, (name) => !isMatched(name, matching), `${operator} ${on ? 'on' : 'ignoring'}`, say)
    const labels: Labels = on
      ? intersection(intersection(a.labels, b.labels), { only: new Set(on), removed: new Set() })
      : minus(ignoring.length > 0 ? a.labels : intersection(a.labels, b.labels), ignoring)
    const sure = new Map([...b.sure, ...a.sure].filter(([name]) => isMatched(name, matching) && mayCarry(labels, name)))
    return { labels, sure, always, brought: new Map(), node, ...marks }
  }
  const [many, one] = side === 'left' ? [a, b] : [b, a]
  const lost = taken.filter((name) => !mayCarry(one.labels, name))
  for (const name of lost) say('lost', node, `\`group_${side}\` takes \`${name}\` from a side that has dropped it`)
  for (const name of taken)
    if (many.sure.has(name) && !lost.includes(name))
      say('brought', node, `\`group_${side}\` overwrites \`${name}\`, which that side has already`)
  sayUnused(one, (name) => !isMatched(name, matching) && !taken.includes(name), `${operator} … group_${side}`, say)
  const kept = taken.filter((name) => !lost.includes(name))
  return {
    labels: plus(minus(many.labels, taken), kept),
    sure: new Map([...without(many.sure, taken), ...[...one.sure].filter(([name]) => kept.includes(name))]),
    always,
    brought: new Map([...used(many, matching).brought, ...kept.map((name) => [name, node] as const)]),
    node,
    ...marks,
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
