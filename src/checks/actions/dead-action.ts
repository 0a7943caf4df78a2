import { deadAction } from '../../facts/action-pins.ts'
import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { majorOf, pinned } from './pin.ts'
import { isCommit, parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Action is dead',
  why: `Versions of actions that were built for a Node which runners no longer have do not start, and archived actions get no
more fixes. Move to the successor; its inputs may have changed.`,
  severity: 'high',
  level: 'default',
  on: Use,
  fix: 'risky',
  controls: ['soc2/CC7.1'],
  sources: ['actionlint/action', 'zizmor/archived-uses'],
  *run({ uses }) {
    const reference = parseReference(uses)
    if (!reference || isCommit(reference.ref)) return
    const dead = deadAction(reference.repository.toLowerCase(), majorOf(reference.ref))
    if (!dead) return
    const [repository = '', tag = ''] = dead.successor.split('@')
    const successor = parseReference(`${repository}@${tag || 'v0'}`)
    const same = repository.toLowerCase() === reference.repository.toLowerCase()
    const pin = same && successor ? pinned({ ...reference, ref: tag }, majorOf(tag)) : undefined
    const next = same && tag && reference.path ? `${repository}/${reference.path}@${tag}` : dead.successor
    yield {
      at: ['uses'],
      message: `\`${uses}\` ${dead.because}; move to ${next.includes('`') ? next : `\`${next}\``}`,
      ...(pin && { changes: [{ set: ['uses'], to: pin.uses, remark: pin.version }] }),
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v3
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      `,
    },
  ],
}
