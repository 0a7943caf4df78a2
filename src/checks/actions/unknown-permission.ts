import { Workflow } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Permission does not exist',
  why: 'GitHub refuses a workflow that names a scope which does not exist, or a level that the scope does not have.',
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/permissions'],
  *run({ permissions, jobs }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    for (const at of [['permissions'], ...Object.keys(jobs).map((id) => ['jobs', id, 'permissions'])])
      if (isMap(raw) && valueAt(raw, at) === null)
        yield { at, part: 'key', message: '`permissions` says nothing; write `{}` for none, or name scopes' }
    const all = [{ given: permissions, at: ['permissions'] }]
    for (const [id, job] of Object.entries(jobs)) all.push({ given: job.permissions, at: ['jobs', id, 'permissions'] })
    for (const { given, at } of all) {
      if (typeof given === 'string') {
        if (!hasHole(given) && given !== '' && given !== 'read-all' && given !== 'write-all')
          yield { at, message: `\`${given}\` is no set of permissions; write \`read-all\` or name scopes` }
        continue
      }
      for (const [scope, level] of Object.entries(given ?? {})) {
        const levels = scopes[scope]
        const [close] = nearest(scope, Object.keys(scopes))
        if (!levels)
          yield {
            at: [...at, scope],
            part: 'key',
            message: `There is no scope \`${scope}\`${close ? `; did you mean \`${close}\`?` : ''}`,
          }
        else if (!levels.includes(level) && !hasHole(level))
          yield { at: [...at, scope], message: `\`${scope}\` has no level \`${level}\`; write ${levels.join(', ')}` }
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions:
          contents: read
          id-token: read
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on: push
        permissions:
          contents: read
          id-token: write
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

const any = ['read', 'write', 'none']
const writing = ['write', 'none']
const reading = ['read', 'none']

/** Of the workflow schema of @actions/workflow-parser 0.3.61, 2026-11-20. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  actions: any,
  'artifact-metadata': any,
  attestations: any,
  checks: any,
  'code-quality': any,
  contents: any,
  'copilot-requests': writing,
  deployments: any,
  discussions: any,
  drives: any,
  'id-token': writing,
  issues: any,
  models: reading,
  packages: any,
  pages: any,
  'pull-requests': any,
  'repository-projects': any,
  'security-events': any,
  statuses: any,
  'vulnerability-alerts': reading,
}
