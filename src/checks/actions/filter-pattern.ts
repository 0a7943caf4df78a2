import { Trigger } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { patternFlaw } from './pattern-flaw.ts'

export const check: Check<Trigger> = {
  title: 'Filter pattern matches nothing',
  why: `Filters of branches, tags and paths are globs, not regular expressions: \`v\\d+\` and \`^v\` match no ref, and a path that
begins with \`./\` or \`/\` matches no file. The workflow then never starts, or starts always where the pattern leaves out. Write
\`v[0-9]+\`, and paths from the top of the repository.`,
  severity: 'high',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/glob'],
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    for (const [name, value] of Object.entries(isMap(raw) ? raw : {})) {
      const of = kinds[name]
      if (!of) continue
      for (const [index, pattern] of [value].flat().entries()) {
        if (pattern === null || (typeof pattern === 'string' && !hasHole(pattern))) {
          const flaw = patternFlaw(pattern ?? '', of)
          if (flaw)
            yield {
              at: Array.isArray(value) ? [name, index] : [name],
              message: `\`${(pattern ?? '').trim()}\`: ${flaw}`,
            }
        }
      }
    }
  },
  examples: [
    {
      bad: `
        on:
          push:
            tags: ['v\\d+']
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          push:
            tags: ['v[0-9]+.[0-9]+*', '!v0.*', 'v?']
            branches: ['**', 'release/**/x+', "feature-[a-z]+"]
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
    {
      bad: `
        on:
          push:
            paths: [./src/**]
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          push:
            paths: [src/**, '.github/**', '**.js', 'a b/*', '!**/*.md']
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

const kinds: { readonly [filter: string]: 'ref' | 'path' | undefined } = {
  branches: 'ref',
  'branches-ignore': 'ref',
  tags: 'ref',
  'tags-ignore': 'ref',
  paths: 'path',
  'paths-ignore': 'path',
  versions: 'ref',
}
