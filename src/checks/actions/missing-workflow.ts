import { Use, Workflow } from '../../kinds/actions.ts'
import type { Resource } from '../../model/resource.ts'
import { pathFrom } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<Use> = {
  title: 'Called workflow is not there',
  why: 'GitHub refuses the workflow: none of its jobs runs until the file is there, or the name is right.',
  severity: 'high',
  level: 'default',
  on: Use,
  sources: ['actionlint/workflow-call'],
  *run({ uses }, { resource, estate }) {
    const [, path] = /^[.$]\/(\.github\/workflows\/[^@/]+)$/.exec(uses) ?? []
    const file = path && pathFrom(resource.scope, path)
    if (!file || estate.files.has(file)) return
    const others = (estate.by(Workflow, scopeOf).get(resource.scope) ?? []).map(({ tree }) => tree.file.path)
    // Where one file alone was read, the others are not known.
    if (others.length < 2) return
    const [close] = nearest(file, others)
    yield {
      at: ['uses'],
      message: `There is no \`${path}\`${close ? `; did you mean \`${close}\`?` : '; bring it back, or drop the job'}`,
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          deploy: { uses: ./.github/workflows/deploy.yaml }
        -- .github/workflows/deploy.yml --
        on: workflow_call
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
      good: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          deploy: { uses: ./.github/workflows/deploy.yml }
        -- .github/workflows/deploy.yml --
        on: workflow_call
        jobs:
          deploy: { runs-on: ubuntu-24.04, steps: [{ run: make deploy }] }
      `,
    },
  ],
}

function scopeOf({ scope }: Resource): string {
  return scope
}
