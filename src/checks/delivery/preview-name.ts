import { ApplicationSet } from '../../kinds/kubernetes/argocd.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<ApplicationSet> = {
  title: 'Name of a branch becomes the name of an Application',
  why: `Branches are called \`feature/login\` and longer than 63 letters; names in a cluster may hold neither a slash nor capitals, so no
Application is made and no preview comes up. \`branch_slug\` (\`branchNormalized\`) is the branch made fit for a name; the number is shorter.`,
  severity: 'high',
  level: 'default',
  on: ApplicationSet,
  fix: 'safe',
  *run(_, { resource }) {
    const at = ['spec', 'template', 'metadata', 'name']
    const name = valueAt(resource.tree.data, [...resource.path, ...at])
    const found = typeof name !== 'string' ? null : /\{\{\s*(\.?)branch\s*\}\}/.exec(name)
    if (typeof name !== 'string' || !found) return
    const to = name.replace(/(\{\{\s*\.?)branch(\s*\}\})/g, '$1branch_slug$2')
    yield {
      at,
      part: 'key',
      message: `a branch with a slash or a capital letter makes no \`${name}\`; write \`${to}\``,
      changes: [{ set: at, to }],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: { name: previews }
        spec:
          generators: [{ pullRequest: { github: { owner: acme, repo: api } } }]
          template:
            metadata: { name: "preview-{{branch}}-{{number}}" }
            spec: { project: previews, destination: { name: dev, namespace: "preview-{{number}}" } }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: { name: previews }
        spec:
          generators: [{ pullRequest: { github: { owner: acme, repo: api } } }]
          template:
            metadata: { name: "preview-{{branch_slug}}-{{number}}" }
            spec: { project: previews, destination: { name: dev, namespace: "preview-{{number}}" } }
      `,
    },
  ],
}
