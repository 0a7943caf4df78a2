import type { Blueprint } from '../../model/blueprint.ts'
import type { Store } from '../../model/store.ts'
import type { Page } from './page.ts'
import type { Section } from './panel.ts'
import { panelsOf } from './store-panels.ts'

/** Databases, caches, queues, streams, tables and indexes, as CloudWatch measures them: a few minutes late. */
export function storesPage({ plan }: Blueprint, uid: string): Page | undefined {
  const sections = plan.stores.flatMap((store) => {
    const panels = panelsOf(store.module, store.module === 'pod' ? store.name : identifiers(store))
    return panels.length > 0 ? [{ title: store.name, panels } satisfies Section] : []
  })
  if (sections.length === 0) return undefined
  return {
    uid,
    title: `${plan.system}: stores`,
    means: 'What keeps and carries data, as CloudWatch measures it: five minutes late.',
    from: 'now-24h',
    sections,
  }
}

function identifiers({ instances }: Store): string {
  return [...new Set(Object.values(instances).map(({ identifier }) => identifier))].join('|')
}
