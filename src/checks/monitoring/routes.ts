import { type AlertmanagerConfig, type Route, routeShape } from '../../kinds/monitoring.ts'
import type { Path } from '../../model/source.ts'

/** Every route below and with the root, outer before inner. */
export function* routesOf(config: AlertmanagerConfig): Iterable<{ readonly route: Route; readonly at: Path }> {
  const open: { route: Route; at: Path }[] = config.route ? [{ route: config.route, at: ['route'] }] : []
  for (let next = open.pop(); next && next.at.length < 200; next = open.pop()) {
    yield next
    const { at } = next
    const inner = (next.route.routes ?? []).flatMap((each, index) => {
      const route = routeShape(each)
      return route ? [{ route, at: [...at, 'routes', index] }] : []
    })
    open.push(...inner.reverse())
  }
}

/** One condition of a route on one label. */
export interface Matcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
  readonly at: Path
}

/** One text of `matchers`, in either syntax of Alertmanager; `undefined` where it cannot be read. */
export function matcherIn(text: string): Omit<Matcher, 'at'> | undefined {
  const form = /^\s*(?:"([^"]+)"|([^\s"'`=!~{},]+))\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"\s{}]?[^"{}]*))\s*$/s
  const match = form.exec(text)
  if (!match) return undefined
  const [, quotedName, name = '', operator = '=', quoted, bare = ''] = match
  const value = quoted === undefined ? bare.trim() : quoted.replace(/\\(["\\])/g, '$1')
  return { label: quotedName ?? name, operator: operator as Matcher['operator'], value }
}

/** The conditions of a route in all three forms that Alertmanager has had; those that cannot be read are left out. */
export function matchersOf(route: Route): readonly Matcher[] {
  const listed = (route.matchers ?? []).flatMap((text, index) => {
    const matcher = text === undefined ? undefined : matcherIn(text)
    return matcher ? [{ ...matcher, at: ['matchers', index] }] : []
  })
  const older = (['match', 'match_re'] as const).flatMap((key) =>
    Object.entries(route[key] ?? {}).map(([label, value]) => ({
      label,
      operator: key === 'match' ? ('=' as const) : ('=~' as const),
      value: String(value),
      at: [key, label],
    })),
  )
  return [...listed, ...older]
}

/** Whether everything that meets the second matcher meets the first. */
export function covers(wide: Omit<Matcher, 'at'>, narrow: Omit<Matcher, 'at'>): boolean {
  if (wide.label !== narrow.label) return false
  if (wide.operator === narrow.operator && wide.value === narrow.value) return true
  if (narrow.operator !== '=' || wide.value.length > 200) return false
  if (wide.operator === '!=') return wide.value !== narrow.value
  if (wide.operator !== '=~' && wide.operator !== '!~') return false
  // Words and alternatives are the same in every language of patterns.
  if (!/^[\w|.*-]*$/.test(wide.value)) return false
  return new RegExp(`^(?:${wide.value})$`).test(narrow.value) === (wide.operator === '=~')
}

/** Whether a receiver tells nobody. */
export function isMute(receiver: { readonly [name: string]: unknown }): boolean {
  return !Object.entries(receiver).some(
    ([key, value]) => key.endsWith('_configs') && !(Array.isArray(value) && value.length === 0),
  )
}
