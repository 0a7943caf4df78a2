import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'
import { recoverySection } from '../recovery.ts'

export function dataSection(blueprint: Blueprint): string {
  const rows = blueprint.plan.stores.map(({ name, product, backup, datastore, instances }) => {
    const given =
      backup.method === 'none'
        ? 'none'
        : `${backup.method}, ${backup.retentionDays} days${backup.copied ? ', copied to the recovery region' : ''}`
    const sizes = Object.entries(instances).map(([stage, { class: size }]) => `${stage}: ${size ?? 'by use'}`)
    return [name, product, given, datastore.personal ? 'yes' : 'no', sizes.join(', ')]
  })
  if (rows.length === 0) return 'Nothing is kept: there is no data to lose.'
  return [
    table(['Store', 'Product', 'Backup', 'Personal data', 'Instances'], rows),
    '### Recovery',
    recoverySection(blueprint),
  ].join('\n\n')
}
