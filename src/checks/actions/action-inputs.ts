import { takenBy } from '../../facts/action-forms.ts'
import { Use } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { localAction } from './local.ts'
import { parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Step does not fit the inputs of its action',
  why: `An input that an action does not have is ignored, with a warning that nobody reads: the version, path or key that was meant
is not used. A required one that is left out fails the step, or is empty in it. What common actions take is known for each major version.`,
  severity: 'high',
  level: 'default',
  on: Use,
  sources: ['actionlint/action'],
  *run({ uses }, { resource, estate }) {
    const given = valueAt(resource.tree.data, [...resource.path, 'with'])
    if (!resource.path.includes('steps') || (given !== undefined && given !== null && !isMap(given))) return
    const local = localAction(uses, resource, estate)
    const takes = local ? takesOf(local.data) : knownFor(uses)
    if (!takes) return
    const names = Object.keys(given ?? {})
    if (names.some((name) => name.includes('${{'))) return
    const related = local && [{ resource: local, at: ['inputs'], message: 'the inputs that it has' }]
    for (const name of names) {
      if (takes.inputs.has(name.toLowerCase()) || (takes.isDocker && dockerOwn.has(name))) continue
      const [close] = nearest(
        name,
        [...takes.inputs.values()].map((each) => each.name),
      )
      yield {
        at: ['with', name],
        part: 'key',
        message: `\`${uses}\` has no input \`${name}\`${close ? `; did you mean \`${close}\`?` : '; drop it'}`,
        ...(related && { related }),
      }
    }
    const lower = new Set(names.map((name) => name.toLowerCase()))
    for (const [key, { name, must }] of takes.inputs)
      if (must && !lower.has(key))
        yield {
          at: ['with', name],
          message: `\`${uses}\` needs the input \`${name}\`; give it`,
          ...(related && { related }),
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
              - uses: actions/setup-node@v6
                with: { node_version: 24 }
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/setup-node@v6
                with: { node-version: 24 }
      `,
    },
    {
      bad: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: ./.github/actions/build
        -- .github/actions/build/action.yml --
        name: build
        inputs:
          target: { description: What is built, required: true }
        runs: { using: composite, steps: [] }
      `,
      good: `
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: ./.github/actions/build
                with: { target: all }
        -- .github/actions/build/action.yml --
        name: build
        inputs:
          target: { description: What is built, required: true }
        runs: { using: composite, steps: [] }
      `,
    },
  ],
}

interface Inputs {
  readonly inputs: ReadonlyMap<string, { readonly name: string; readonly must: boolean }>
  readonly isDocker: boolean
}

/** Inputs that a container action takes without declaring them. */
const dockerOwn: ReadonlySet<string> = new Set(['entrypoint', 'args'])

function takesOf({ inputs, runs }: { readonly inputs?: object; readonly runs: { readonly using: string } }): Inputs {
  const list = Object.entries(inputs ?? {}).map(([name, input]) => {
    const must = isMap(input) && input.required === true && input.default === undefined
    return [name.toLowerCase(), { name, must }] as const
  })
  return { inputs: new Map(list), isDocker: runs.using === 'docker' }
}

function knownFor(uses: string): Inputs | undefined {
  const reference = parseReference(uses)
  const [, major] = /^(?:release\/)?v?(\d{1,3})(?:\.\d+)*$/.exec(reference?.ref ?? '') ?? []
  const takes =
    reference && major && takenBy([reference.repository, reference.path].filter(Boolean).join('/'), Number(major))
  // What is on a tag of its own may be older than the newest of its major version.
  return takes ? { inputs: takes.inputs, isDocker: takes.using === 'docker' } : undefined
}
