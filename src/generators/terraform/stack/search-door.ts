import { type Attributes, type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { clientsOf } from './access.ts'
import { homeOf, type StackContext, type StoreHome } from './context.ts'

/** A network has one door to all of its collections. */
export function searchDoor(context: StackContext): Block[] {
  const homes = context.homes.filter(({ store }) => store.module === 'search-serverless')
  if (homes.length === 0) return []
  return [
    block('module', ['search_endpoint'], {
      source: '../../modules/search-endpoint',
      identifier: template`${ref('local.name')}-search`,
      vpc_id: ref('module.network.vpc_id'),
      subnet_ids: ref('module.network.data_subnet_ids'),
      clients: Object.assign({}, ...homes.map((home) => clientsOf(home, context))) as Attributes,
    }),
  ]
}

/** Roles of those who use a collection: its own stage's, and those of stages that borrow it. */
export function searchers(home: StoreHome, context: StackContext): string[] {
  const { plan, stages } = context
  return stages
    .filter((stage) => homeOf(context, home.store, stage) === home)
    .flatMap(({ name }) =>
      plan.workloads.flatMap(({ service, roles }) => {
        const role = roles[name]
        return role && service.uses.includes(home.store.name) ? [role.name] : []
      }),
    )
}
