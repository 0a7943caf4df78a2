import type { Workflow } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'

/** What is said of an event that starts a workflow, `{}` where nothing is; `undefined` where it starts none, or by tags alone. */
export function triggerOf({ on }: Workflow, event: string): Readonly<Record<string, unknown>> | undefined {
  if (on === event || (Array.isArray(on) && on.includes(event))) return {}
  if (!isMap(on) || !(event in on)) return undefined
  const said = on[event]
  if (!isMap(said)) return {}
  const byTags = 'tags' in said || 'tags-ignore' in said
  return byTags && !('branches' in said) && !('branches-ignore' in said) ? undefined : said
}

/**
 * The group of a workflow, where runs of a branch share it whatever started them: it is made of nothing but texts and what is the same for
 * all of them. `undefined` where it is not, or where that cannot be known.
 */
export function sharedGroupOf({
  concurrency,
}: Workflow): { readonly name: string; readonly cancel: unknown; readonly queue: unknown } | undefined {
  const {
    group,
    'cancel-in-progress': cancel,
    queue,
  } = isMap(concurrency) ? concurrency : ({ group: concurrency } as Readonly<Record<string, unknown>>)
  if (typeof group !== 'string') return undefined
  const rest = group.replaceAll(/\$\{\{\s*github\.(?:ref|ref_name|workflow|workflow_ref|repository)\s*\}\}/g, '')
  return rest.includes('${{') ? undefined : { name: group, cancel, queue }
}
