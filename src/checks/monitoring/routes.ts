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

/** The conditions of a route in all three forms that Alertmanager has had; those that cannot be read are left out. */
export function matchersOf(route: Route): readonly Matcher[] {
  const listed = (route.matchers ?? []).flatMap((text, index) => {
    const match = /^\s*([\w.-]+)\s*(=~|!~|!=|=)\s*(?:"([^"]*)"|([^"\s]*))\s*$/.exec(text ?? '')
    if (!match) return []
    const [, label = '', operator = '=', quoted, bare = ''] = match
    return [{ label, operator: operator as Matcher['operator'], value: quoted ?? bare, at: ['matchers', index] }]
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
