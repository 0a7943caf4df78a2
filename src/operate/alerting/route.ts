import type { Labels } from '../../model/alert.ts'
import type { Route } from '../../model/routing.ts'
import { meets } from '../../values/matcher.ts'

/** The routes that take an alert, depth first: the innermost that match, and behind one that continues its siblings too. */
export function routesFor(root: Route, labels: Labels): readonly Route[] {
  if (!meets(labels, root.matchers)) return []
  const taken: Route[] = []
  for (const route of root.routes) {
    const inner = routesFor(route, labels)
    taken.push(...inner)
    if (inner.length > 0 && !route.continues) break
  }
  return taken.length > 0 ? taken : [root]
}

/** The labels that an alert's group has in common on a route. */
export function groupLabels(route: Route, labels: Labels): Labels {
  if (route.groupBy === 'all') return labels
  return Object.fromEntries(
    route.groupBy.flatMap((name) => {
      const value = labels[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

export function* everyRoute(root: Route): Iterable<Route> {
  yield root
  for (const route of root.routes) yield* everyRoute(route)
}
