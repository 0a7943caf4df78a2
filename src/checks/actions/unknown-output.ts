import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { keyOf, readsIn } from './expressions.ts'
import { needsOf, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Expression reads an output that the needed job does not give',
  why: `\`needs.<job>\` is filled only for jobs in \`needs\`, and holds only what they list under \`outputs\`. Anything else is empty,
without an error: what is deployed is then an image without a tag.`,
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/expression'],
  *run(job, { resource }) {
    const needs = new Set(needsOf(job).map(({ name }) => name.toLowerCase()))
    const jobs = new Map(
      Object.entries(workflowOf(resource)?.jobs ?? {}).map(([id, each]) => [id.toLowerCase(), { id, each }]),
    )
    const raw = valueAt(resource.tree.data, resource.path)
    const listed = isMap(raw) ? raw.needs : undefined
    // A list that was not read to the end may hold the name.
    if (
      Array.isArray(listed)
        ? listed.some((each) => typeof each !== 'string')
        : listed !== undefined && typeof listed !== 'string'
    )
      return
    for (const { reference, at } of readsIn(raw)) {
      const name = keyOf(reference, 'needs')
      if (name === undefined) continue
      if (!needs.has(name.toLowerCase())) {
        yield {
          at,
          message: `\`${name}\` is not among the \`needs\` of this job, so \`${reference.join('.')}\` is empty; add it`,
        }
        continue
      }
      const other = jobs.get(name.toLowerCase())
      const [, , part, output] = reference
      if (!other || part !== 'outputs' || output === undefined || output === '*' || other.each.uses !== undefined)
        continue
      const outputs = valueAt(resource.tree.data, [0, 'jobs', other.id, 'outputs'])
      if (outputs !== undefined && !isMap(outputs)) continue
      const given = Object.keys(outputs ?? {})
      if (given.some((each) => each.toLowerCase() === output.toLowerCase())) continue
      const [close] = nearest(output, given)
      yield {
        at,
        message: `\`${other.id}\` gives no output \`${output}\`${close ? `; did you mean \`${close}\`?` : '; list it under its `outputs`'}`,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs: { digest: '\${{ steps.push.outputs.digest }}' }
            steps: [{ id: push, run: make push }]
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy DIGEST=\${{ needs.build.outputs.image }}
      `,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            outputs: { digest: '\${{ steps.push.outputs.digest }}' }
            steps: [{ id: push, run: make push }]
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy DIGEST=\${{ needs.build.outputs.digest }}
      `,
    },
  ],
}
