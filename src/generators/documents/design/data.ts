import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'
import { recoverySection } from '../recovery.ts'

export function dataSection(blueprint: Blueprint): string {
  const rows = blueprint.plan.stores.map(({ name, product, backup, datastore, instances }) => {
    const given =
      backup.method === 'none'
        ? 'none'
        : `${backup.method}, ${backup.retentionDays} days${backup.copied ? ', copied to the recovery region' : ''}`
    const sizes = Object.entries(instances).map(
      ([stage, { class: size, readers }]) =>
        `${stage}: ${size ?? 'by use'}${readers ? ` and ${readers.count} × ${readers.class} to read from` : ''}`,
    )
    return [name, product, given, datastore.personal ? 'yes' : 'no', sizes.join(', ')]
  })
  if (rows.length === 0) return 'Nothing is kept: there is no data to lose.'
  return [
    table(['Store', 'Product', 'Backup', 'Personal data', 'Instances'], rows),
    ...readingFrom(blueprint),
    '### Recovery',
    recoverySection(blueprint),
  ].join('\n\n')
}

/** What readers are for, and what they are not. */
function readingFrom({ plan }: Blueprint): string[] {
  const read = plan.stores.flatMap(({ secret, name }) => {
    const variable = secret.keys.find(({ key }) => key === 'readers')?.variable
    return variable === undefined ? [] : [`\`${variable}\` for \`${name}\``]
  })
  if (read.length === 0) return []
  return [
    '### Readers',
    `Services find the addresses to read from in ${read.join(' and ')}: hosts with commas between them, as libpq and the drivers take several (\`load_balance_hosts=random\`). What was just written may not be there yet, so whoever reads their own writes asks the writer. The availability reckoned below is that of the writer: a reader of RDS takes over by hand alone, one of Aurora by itself. Where a stage has none, the variable names the writer.`,
  ]
}
