import { endOf } from '../../facts/lifecycles.ts'
import { type Line, monthHours } from '../line.ts'

/** What a version costs beside the machine once its ordinary support is over; the third year costs twice the first two. */
export function* extendedSupport(
  engine: string | undefined,
  version: string | undefined,
  cores: number,
  on: Date,
): Iterable<Line> {
  const product = version?.startsWith('5.7') && engine?.startsWith('aurora') ? 'rds-mysql' : products[engine ?? '']
  const end = product === undefined || version === undefined ? undefined : endOf(product, version)
  if (end?.ends === undefined || Date.parse(end.ends) > on.getTime()) return
  const year = on.getTime() - Date.parse(end.ends) > 2 * 365.25 * 86_400_000 ? 3 : 1
  yield {
    name: `Extended support (year ${year})`,
    sku: `rds/extended-support/year-${year}`,
    unit: 'vCPU-hour',
    quantity: cores * monthHours,
  }
}

const products: Readonly<Record<string, string>> = {
  mysql: 'rds-mysql',
  postgres: 'rds-postgresql',
  'aurora-postgresql': 'aurora-postgresql',
}
