import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

export interface TriggerData {
  readonly event: string
  /** Below the workflow. */
  readonly at: Path
  readonly filters: { readonly [name: string]: unknown }
}

/** The events that start a workflow: `on: push`, `on: [push]`, `on: {push: {branches: main}}`. */
export function* triggersOf(on: unknown): Iterable<TriggerData> {
  if (typeof on === 'string') yield { event: on, at: ['on'], filters: {} }
  else if (Array.isArray(on)) {
    for (const [index, event] of on.entries())
      if (typeof event === 'string') yield { event, at: ['on', index], filters: {} }
  } else if (isMap(on))
    for (const [event, config] of Object.entries(on)) yield { event, at: ['on', event], filters: filtersOf(config) }
}

/** One name or a list of them is a list. */
function filtersOf(config: unknown): TriggerData['filters'] {
  if (Array.isArray(config))
    return { cron: config.map((entry) => (isMap(entry) ? entry.cron : undefined)).filter((cron) => cron !== undefined) }
  if (!isMap(config)) return {}
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      lists.has(name) && typeof value === 'string' ? [value] : value,
    ]),
  )
}

const lists = new Set([
  ...['types', 'branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore', 'workflows'],
])
