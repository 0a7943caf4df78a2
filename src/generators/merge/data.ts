import { isMap } from '../../model/shape.ts'
import type { Change, Path } from '../../model/source.ts'
import { same } from '../../syntax/changed.ts'
import { arrange } from './arrange.ts'
import { identities } from './identity.ts'

/** A value that both changed, each to something else; `undefined` where it is gone. */
export interface Clash {
  readonly path: Path
  readonly base: unknown
  readonly yours: unknown
  readonly devops: unknown
}

/** What has to change in your data, one change after the other, to take in what the generator changed. */
export function changesOf(
  base: unknown,
  yours: unknown,
  devops: unknown,
  path: Path = [],
): { readonly changes: readonly Change[]; readonly clashes: readonly Clash[] } {
  const changes: Change[] = []
  const clashes: Clash[] = []

  function visit(b: unknown, u: unknown, g: unknown, at: Path): void {
    if (same(b, g) || same(u, g)) return
    if (isMap(u) && isMap(g) && (isMap(b) || b === undefined)) {
      for (const key of new Set([...Object.keys(b ?? {}), ...Object.keys(g)]))
        visit(own(b ?? {}, key), own(u, key), own(g, key), [...at, key])
      return
    }
    if (Array.isArray(b) && Array.isArray(u) && Array.isArray(g) && visitList(b, u, g, at)) return
    if (same(u, b)) changes.push(g === undefined ? { drop: at } : { set: at, to: g })
    else clashes.push({ path: at, base: b, yours: u, devops: g })
  }

  function visitList(b: readonly unknown[], u: readonly unknown[], g: readonly unknown[], at: Path): boolean {
    const [bs, us, gs] = identities(fieldOf(at), [b, u, g]) ?? []
    if (!bs || !us || !gs) return false
    const live = [...us]
    for (const name of new Set([...bs, ...us, ...gs])) {
      const index = live.indexOf(name)
      const [was, is, will] = [b[bs.indexOf(name)], u[us.indexOf(name)], g[gs.indexOf(name)]]
      if (is === undefined) {
        if (will === undefined || same(was, will)) continue
        if (was !== undefined) clashes.push({ path: [...at, name], base: was, yours: is, devops: will })
        else {
          const to = arrange(bs, live, gs, new Set([...live, name])).indexOf(name)
          changes.push({ insert: [...at, to], to: will })
          live.splice(to, 0, name)
        }
      } else {
        visit(was, is, will, [...at, index])
        if (will === undefined && same(was, is)) live.splice(index, 1)
      }
    }
    return true
  }

  visit(base, yours, devops, path)
  return { changes, clashes }
}

function fieldOf(path: Path): string | undefined {
  return path.findLast((step): step is string => typeof step === 'string')
}

function own(map: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined
}
