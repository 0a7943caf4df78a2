import { ComposeConfig, ComposeNetwork, ComposeSecret, ComposeService, ComposeVolume } from '../../kinds/compose.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Link } from '../link.ts'

export const link: Link<ComposeService> = {
  title: 'Services of a compose project depend on each other, and share networks, volumes, secrets and configurations',
  from: ComposeService,
  *find(_, { resource, estate }) {
    const service = valueAt(resource.tree.data, resource.path)
    for (const [verb, field, part] of fields)
      for (const name of namesIn(valueAt(service, [field])))
        for (const to of estate.by<unknown>(part, nameIn).get(`${resource.scope} ${name}`) ?? []) yield { verb, to }
  },
}

const fields = [
  ['depends on', 'depends_on', ComposeService],
  ['joins', 'networks', ComposeNetwork],
  ['mounts', 'volumes', ComposeVolume],
  ['reads', 'secrets', ComposeSecret],
  ['reads', 'configs', ComposeConfig],
] as const

/** Services are called `service/web`, networks `network/back`. */
function nameIn({ scope, name }: Resource): string {
  return `${scope} ${name.slice(name.indexOf('/') + 1)}`
}

/** Names stand as keys, as texts or as the `source` of a long form. */
function namesIn(value: unknown): readonly string[] {
  if (isMap(value)) return Object.keys(value)
  if (!Array.isArray(value)) return []
  return value.flatMap((each) => {
    const name = isMap(each) ? each.source : each
    return typeof name === 'string' ? [name] : []
  })
}
