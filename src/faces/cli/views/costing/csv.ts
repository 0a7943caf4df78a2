import type { Cost } from '../../../../commands/cost.ts'

/** One row for each line, with the resource that it is of. */
export function csv({ rows }: Cost): string {
  const head = [
    'group',
    'resource',
    'type',
    'region',
    'part',
    'line',
    'sku',
    'quantity',
    'unit',
    'usd_each',
    'usd_month',
    'by_use',
    'estimated',
    'assumed',
    'source',
    'file',
    'line_number',
  ]
  const lines = rows.flatMap(({ group, resource, type, region, place, lines }) =>
    lines.map(({ part, name, sku, quantity, unit, each, usd, use, estimated, assumed, source }) =>
      [
        group,
        resource,
        type,
        region,
        part,
        name,
        sku,
        quantity,
        unit,
        each,
        usd,
        use,
        estimated,
        assumed,
        source,
        place?.file,
        place?.line,
      ]
        .map(cell)
        .join(','),
    ),
  )
  return [head.join(','), ...lines].join('\r\n')
}

/** Quoted where it has to be; what a spreadsheet would take for a formula is a text. */
function cell(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
