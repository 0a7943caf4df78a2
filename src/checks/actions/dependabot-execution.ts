import { DependencyUpdates } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<DependencyUpdates> = {
  title: 'Dependabot runs code of the dependencies',
  why: `\`insecure-external-code-execution: allow\` lets the manifests of packages run code where Dependabot has the credentials of private registries.
Deny it.`,
  severity: 'high',
  level: 'default',
  on: DependencyUpdates,
  sources: ['zizmor/dependabot-execution'],
  *run({ tool }, { resource }) {
    const updates = valueAt(resource.tree.data, [...resource.path, 'updates'])
    for (const [index, update] of (tool === 'dependabot' && Array.isArray(updates) ? updates : []).entries())
      if (isMap(update) && update['insecure-external-code-execution'] === 'allow')
        yield {
          at: ['updates', index, 'insecure-external-code-execution'],
          message: '`allow` runs code of packages beside the credentials of registries; take it out',
        }
  },
  examples: [
    {
      bad: `
        version: 2
        updates:
          - package-ecosystem: bundler
            directory: /
            schedule: { interval: weekly }
            insecure-external-code-execution: allow
      `,
      good: `
        version: 2
        updates:
          - package-ecosystem: bundler
            directory: /
            schedule: { interval: weekly }
      `,
    },
  ],
}
