import type { Block } from '../../../syntax/hcl/build.ts'
import type { Module } from '../module.ts'

/** The module of a store as a pull request has one: nothing of it waits, or is kept, when its time is over. */
export function passing(module: Module): Module {
  return { ...module, main: module.main.map(gone) }
}

/** What makes a deletion final, by type of resource. */
const final: Readonly<Record<string, Block['attributes']>> = {
  // A secret that waits to be deleted would be in the way of one of the same name.
  aws_secretsmanager_secret: { recovery_window_in_days: 0 },
  aws_s3_bucket: { force_destroy: true },
}

function gone(each: Block): Block {
  if (each.type !== 'resource') return each
  const { comment, ...rest } = each
  const kept = each.blocks.flatMap((inner) => (inner.type === 'lifecycle' ? lasting(inner) : [inner]))
  return {
    ...rest,
    ...(comment !== undefined && { comment }),
    attributes: { ...each.attributes, ...final[each.labels[0] ?? ''] },
    blocks: kept,
  }
}

/** A lifecycle that does not stand in the way. */
function lasting({ comment, ...inner }: Block): Block[] {
  const { prevent_destroy: prevented, ...attributes } = inner.attributes
  if (prevented === undefined) return [{ ...inner, ...(comment !== undefined && { comment }) }]
  return Object.keys(attributes).length > 0 ? [{ ...inner, attributes }] : []
}
