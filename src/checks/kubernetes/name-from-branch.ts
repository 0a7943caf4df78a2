import { ApplicationSet } from '../../kinds/kubernetes/argocd.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<ApplicationSet> = {
  title: 'Application is named after a branch as it is written',
  why: `Names of objects take lower-case letters, digits and \`-\`. A branch such as \`feature/login\` has a slash: its Application is
refused, and no preview appears. Use \`branch_slug\` (in Go templates \`{{ .branch_slug }}\`), or the number of the pull request.`,
  severity: 'medium',
  level: 'default',
  on: ApplicationSet,
  fix: 'safe',
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource }) {
    const index = (spec?.generators ?? []).findIndex(
      (each) => isMap(each) && ('pullRequest' in each || 'scmProvider' in each),
    )
    if (index < 0) return
    const generator = isMap(valueAt(spec?.generators?.[index], ['pullRequest'])) ? 'pullRequest' : 'scmProvider'
    for (const path of [
      ['spec', 'template', 'metadata', 'name'],
      ['spec', 'template', 'spec', 'destination', 'namespace'],
    ]) {
      const text = valueAt(objectOf(resource), path)
      if (typeof text !== 'string' || !bare.test(text)) continue
      // Only a generator of pull requests makes the slug.
      const slugs = generator === 'pullRequest'
      yield {
        at: path,
        part: 'key',
        message: `\`${text}\` takes the branch as it is, with its slashes and capitals; use \`${slugs ? 'branch_slug' : 'branchNormalized'}\``,
        related: [{ resource, at: ['spec', 'generators', index, generator], message: 'what gives the branch' }],
        changes: [
          {
            set: path,
            to: text.replace(
              bare,
              (_, open: string, close: string) => `${open}${slugs ? 'branch_slug' : 'branchNormalized'}${close}`,
            ),
          },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: { name: previews }
        spec:
          generators: [{ pullRequest: { github: { owner: acme, repo: shop } } }]
          template:
            metadata: { name: 'preview-{{branch}}-{{number}}' }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: { name: previews }
        spec:
          generators: [{ pullRequest: { github: { owner: acme, repo: shop } } }]
          template:
            metadata: { name: 'preview-{{branch_slug}}-{{number}}' }
      `,
    },
  ],
}

/** Not what is handed to a function that makes a name of it. */
const bare = /(\{\{-?\s*\.?)branch(\s*-?\}\})/
