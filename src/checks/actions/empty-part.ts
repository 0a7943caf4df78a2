import { Workflow } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check, Report } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Part of a workflow says nothing',
  why: `A key without a value is not what somebody meant to write: a container without an image, a login without its password, a list
of values without a value, a limit that is no positive number. GitHub takes some of them silently for nothing and refuses others.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/syntax-check'],
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    const { jobs, on } = isMap(raw) ? raw : {}
    if (isMap(jobs) && Object.keys(jobs).length === 0)
      yield { at: ['jobs'], part: 'key', message: 'There is no job; add one, or drop the file' }
    if (isMap(on)) yield* inTriggers(on)
    for (const [id, job] of Object.entries(isMap(jobs) ? jobs : {})) if (isMap(job)) yield* inJob(job, ['jobs', id])
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            container: {}
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            container: node:24
            steps: [{ run: make test }]
      `,
    },
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { max-parallel: 0, matrix: { node: [] } }
            services:
              db: { image: 'ghcr.io/acme/db:1', credentials: { username: acme } }
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { max-parallel: 2, matrix: { node: [24] } }
            services:
              db: { image: 'ghcr.io/acme/db:1', credentials: { username: acme, password: '\${{ secrets.DB }}' } }
            steps: [{ run: make test }]
      `,
    },
  ],
}

type Map = { readonly [name: string]: unknown }

function* inTriggers(on: Map): Iterable<Report> {
  for (const [event, filters] of Object.entries(on))
    for (const [name, value] of Object.entries(isMap(filters) ? filters : {}))
      if (Array.isArray(value) && value.length === 0)
        yield {
          at: ['on', event, name],
          part: 'key',
          message: `\`${name}\` lists nothing; list what is meant, or drop it`,
        }
  const call = isMap(on.workflow_call) && isMap(on.workflow_call.outputs) ? on.workflow_call.outputs : {}
  for (const [name, output] of Object.entries(call))
    if (isMap(output) && (output.value === null || output.value === ''))
      yield {
        at: ['on', 'workflow_call', 'outputs', name, 'value'],
        part: 'key',
        message: `\`${name}\` has no value; say which output of a job it is`,
      }
}

function* inJob(job: Map, at: Path): Iterable<Report> {
  if ('container' in job) yield* inContainer(job.container, [...at, 'container'])
  for (const [name, service] of Object.entries(isMap(job.services) ? job.services : {}))
    yield* inContainer(service, [...at, 'services', name])
  const labels = isMap(job['runs-on']) ? job['runs-on'].labels : job['runs-on']
  if (Array.isArray(labels) && labels.length === 0)
    yield { at: [...at, 'runs-on'], part: 'key', message: '`runs-on` names no runner; name one' }
  const { matrix, 'max-parallel': parallel } = isMap(job.strategy) ? job.strategy : {}
  for (const [name, values] of Object.entries(isMap(matrix) ? matrix : {}))
    if (Array.isArray(values) && values.length === 0 && name !== 'include' && name !== 'exclude')
      yield {
        at: [...at, 'strategy', 'matrix', name],
        part: 'key',
        message: `\`${name}\` has no value, so no job runs; give it one`,
      }
  if (typeof parallel === 'number' && (parallel < 1 || !Number.isInteger(parallel)))
    yield {
      at: [...at, 'strategy', 'max-parallel'],
      message: `\`${parallel}\` jobs cannot run at once; write a whole number above 0`,
    }
  const minutes: [unknown, Path][] = [[job['timeout-minutes'], [...at, 'timeout-minutes']]]
  for (const [index, step] of (Array.isArray(job.steps) ? job.steps : []).entries())
    if (isMap(step)) minutes.push([step['timeout-minutes'], [...at, 'steps', index, 'timeout-minutes']])
  for (const [value, path] of minutes)
    if (typeof value === 'number' && value <= 0)
      yield { at: path, message: `\`${value}\` minutes are no time; write a number above 0` }
}

function* inContainer(container: unknown, at: Path): Iterable<Report> {
  if (
    container === '' ||
    (container === null && at.includes('services')) ||
    (isMap(container) && Object.keys(container).length === 0)
  )
    yield { at, part: 'key', message: `\`${at.at(-1)}\` names no image; name one, or drop it` }
  else if (isMap(container) && !('image' in container))
    yield { at: [...at, 'image'], message: `\`${at.at(-1)}\` has no \`image\`; name one` }
  const credentials = isMap(container) ? container.credentials : undefined
  if (credentials === null || (isMap(credentials) && !('username' in credentials && 'password' in credentials)))
    yield {
      at: [...at, 'credentials'],
      part: 'key',
      message: 'Credentials take a `username` and a `password`; give both',
    }
}
