import { type Unknown, whyUnknown } from '../../model/unknown.ts'
import { childOf, type MapNode, type Node } from '../../syntax/derived/node.ts'
import { textsOf, unknownLeaf } from './build.ts'

/** What `default` may say for all jobs. */
const inherited = [
  ...['after_script', 'artifacts', 'before_script', 'cache', 'hooks', 'id_tokens', 'identity', 'image'],
  ...['interruptible', 'retry', 'services', 'tags', 'timeout'],
]

/** What a job may say besides. */
const own = [
  ...['allow_failure', 'coverage', 'dast_configuration', 'dependencies', 'environment', 'except', 'inherit', 'needs'],
  ...['only', 'parallel', 'release', 'resource_group', 'rules', 'script', 'secrets', 'stage', 'variables', 'when'],
]

/** The top-level keys that are no jobs. */
export const reserved: ReadonlySet<string> = new Set([
  ...['default', 'include', 'spec', 'stages', 'types', 'variables', 'workflow'],
  ...['image', 'services', 'cache', 'before_script', 'after_script'],
])

/** A job with what it takes over from `default`. What may stand in a part that is not known is an unknown. */
export function withDefaults(
  job: MapNode,
  config: MapNode,
  jobHole: Unknown | undefined,
  hole: Unknown | undefined,
): MapNode {
  const entries = new Map(job.entries)
  const fill = (name: string, unknown: Unknown) => {
    if (!entries.has(name)) entries.set(name, unknownLeaf(name, whyUnknown(unknown), job.mark))
  }
  if (jobHole) for (const name of [...inherited, ...own]) fill(name, jobHole)
  const takes = takenOver(job)
  if (!job.entries.has('trigger'))
    for (const name of inherited) {
      if (!takes(name)) continue
      // The keys at the top are what `default` was before there was one.
      const preset =
        childOf(config.entries.get('default'), name) ?? (reserved.has(name) ? config.entries.get(name) : undefined)
      if (preset && !entries.has(name)) entries.set(name, preset)
      else if (hole) fill(name, hole)
    }
  return { ...job, entries }
}

/** `inherit: default: false`, or a list of what is taken over. */
function takenOver(job: MapNode): (name: string) => boolean {
  const wish: Node | undefined = childOf(job.entries.get('inherit'), 'default')
  if (wish?.is === 'leaf' && wish.value === false) return () => false
  if (wish?.is !== 'list') return () => true
  const names = new Set(textsOf(wish).map(({ text }) => text))
  return (name) => names.has(name)
}
