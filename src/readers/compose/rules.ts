import type { Node } from '../../syntax/derived/node.ts'

/** What holds at certain places of a project: a pattern is a path with `*` for any name or index. */
export interface Rules<T> {
  readonly rule?: T
  readonly below: ReadonlyMap<string, Rules<T>>
}

/** Fields of a service are written `.x`: a job has them too. */
export function rulesOf<T>(table: Readonly<Record<string, T>>): Rules<T> {
  const root: Growing<T> = { below: new Map() }
  for (const [pattern, rule] of Object.entries(table))
    for (const full of pattern.startsWith('.') ? [`services.*${pattern}`, `jobs.*${pattern}`] : [pattern]) {
      let at = root
      for (const step of full.split('.')) {
        const next = at.below.get(step) ?? { below: new Map() }
        at.below.set(step, next)
        at = next
      }
      at.rule = rule
    }
  return root
}

interface Growing<T> {
  rule?: T
  readonly below: Map<string, Growing<T>>
}

/** Nothing holds. */
export const noRules: Rules<never> = { below: new Map() }

export function ruleBelow<T>(rules: Rules<T> | undefined, step: string | number): Rules<T> | undefined {
  return rules?.below.get(String(step)) ?? rules?.below.get('*')
}

/** The node with all that stands in it put through `to`, each with the rules that hold for it. */
export function rebuilt<T>(
  node: Node,
  rules: Rules<T> | undefined,
  to: (child: Node, rules: Rules<T> | undefined) => Node,
): Node {
  if (node.is === 'leaf') return node
  if (node.is === 'list') return { ...node, items: node.items.map((each) => to(each, ruleBelow(rules, '*'))) }
  const entries = new Map<string, Node>()
  for (const [name, each] of node.entries) entries.set(name, to(each, ruleBelow(rules, name)))
  return { ...node, entries }
}
