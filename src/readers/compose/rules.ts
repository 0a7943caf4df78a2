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

export function ruleBelow<T>(rules: Rules<T> | undefined, step: string | number): Rules<T> | undefined {
  return rules?.below.get(String(step)) ?? rules?.below.get('*')
}
