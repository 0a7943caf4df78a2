import { endOf } from '../../facts/lifecycles.ts'
import { Toolchain } from '../../kinds/packages.ts'
import type { DataOf } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<DataOf<typeof Toolchain>> = {
  title: 'Version of the language is out of support',
  why: `It gets no security fixes any more, and packages stop to support it. Move to a release that is maintained, and test
with it.`,
  severity: 'medium',
  level: 'default',
  on: Toolchain,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'iso-27001/A.8.8', 'pci-dss/6.3.3'],
  *run({ tool, constraint, exact }, { on }) {
    const version = /^v?(\d+(?:\.\d+)*)$/.exec(constraint.trim())?.[1]
    const end = exact && version !== undefined ? endOf(tool, version) : undefined
    if (!end || !(end.ended || (end.ends !== undefined && end.ends < on.toISOString().slice(0, 10)))) return
    const since = end.ends ? ` since ${end.ends}` : ''
    yield {
      message: `${tool} ${end.cycle} has been out of support${since}; use ${end.successor ?? 'one that is maintained'}`,
    }
  },
  examples: [
    {
      bad: `
        node 16.20.0
      `,
      good: `
        node 24.11.0
      `,
    },
  ],
}
