import type { Cycle } from './cycle.ts'
import type { Table } from './fact.ts'

/** The source names months; the last day of the month stands here. */
export const distrolessCycles: Table<Cycle> = {
  source: 'GoogleContainerTools/distroless, SUPPORT_POLICY.md',
  date: '2026-08-21',
  rows: ['static', 'base', 'base-nossl', 'cc', 'java', 'nodejs', 'python3'].flatMap((image) => [
    { product: `distroless/${image}`, cycle: 'debian13' },
    { product: `distroless/${image}`, cycle: 'debian12', ends: debian12Ends(image) },
    { product: `distroless/${image}`, cycle: 'debian11', ended: true },
  ]),
}

function debian12Ends(image: string): string {
  if (image === 'java' || image === 'nodejs') return '2026-01-31'
  return image === 'python3' ? '2026-04-30' : '2026-09-30'
}
