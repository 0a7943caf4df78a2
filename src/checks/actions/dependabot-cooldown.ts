import { DependencyUpdates } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<DependencyUpdates> = {
  title: 'Update is taken on the day it appears',
  why: `Most malicious versions of packages are found within days. With a \`cooldown\` Dependabot waits as long before it proposes a version;
security updates are not held back.`,
  severity: 'low',
  level: 'strict',
  on: DependencyUpdates,
  sources: ['zizmor/dependabot-cooldown'],
  *run({ tool }, { resource }) {
    const updates = valueAt(resource.tree.data, [...resource.path, 'updates'])
    for (const [index, update] of (tool === 'dependabot' && Array.isArray(updates) ? updates : []).entries())
      if (isMap(update) && update.cooldown === undefined)
        yield {
          at: ['updates', index, 'cooldown'],
          message: `\`${String(update['package-ecosystem'])}\` has no \`cooldown\`; wait some days, such as \`default-days: 7\``,
        }
  },
  examples: [
    {
      bad: `
        version: 2
        updates:
          - package-ecosystem: npm
            directory: /
            schedule: { interval: weekly }
      `,
      good: `
        version: 2
        updates:
          - package-ecosystem: npm
            directory: /
            schedule: { interval: weekly }
            cooldown: { default-days: 7 }
      `,
    },
  ],
}
