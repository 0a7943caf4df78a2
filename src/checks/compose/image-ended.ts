import { ComposeService } from '../../kinds/compose.ts'
import { overOf } from '../../kinds/docker/support.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Image is out of support',
  why: `What is out of support gets no security fixes: it is vulnerable from the next disclosed fault on. Move to a release
that is maintained; a database needs its data moved too.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'iso-27001/A.8.8', 'pci-dss/6.3.3'],
  *run({ image = '', build }, { on }) {
    const over = build === undefined ? overOf(image, on) : undefined
    if (over) yield { at: ['image'], message: `\`${image}\`: ${over}` }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:11
      `,
      good: `
        services:
          db:
            image: postgres:18
      `,
    },
  ],
}
