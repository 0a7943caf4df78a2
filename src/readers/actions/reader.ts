import { Action, Job, Step, Use, Workflow } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'GitHub Actions workflows and composite actions',
  syntax: yaml,
  files: ['**/.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}'],
  claims: ({ data }) => Array.isArray(data) && isMap(data[0]) && (isMap(data[0].jobs) || isMap(data[0].runs)),
  // A repository's workflows are one scope, and so are its actions: they call each other by path.
  scope: ({ file }) => rootOf(file.path),
  *read({ data, file }) {
    if (!Array.isArray(data)) return
    const [document] = data
    if (!isMap(document)) return
    if (!file.path.includes('.github/workflows/')) {
      if (!isMap(document.runs)) return
      yield { kind: Action, name: file.path, path: [0] }
      yield* steps(document.runs.steps, file.path, [0, 'runs', 'steps'])
    } else if (isMap(document.jobs)) {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1)
      yield { kind: Workflow, name, path: [0] }
      for (const [id, job] of Object.entries(document.jobs)) yield* jobs(id, job, name)
    }
  },
}

function* jobs(id: string, job: unknown, workflow: string): Iterable<Sighting> {
  if (!isMap(job)) return
  const path = [0, 'jobs', id]
  const name = `${workflow}/${id}`
  yield { kind: Job, name, path }
  if ('uses' in job) yield { kind: Use, name, path }
  yield* steps(job.steps, name, [...path, 'steps'])
}

function* steps(list: unknown, owner: string, path: Path): Iterable<Sighting> {
  if (!Array.isArray(list)) return
  for (const [index, step] of list.entries()) {
    if (!isMap(step)) continue
    const called = [step.id, step.name, step.uses].find((each) => typeof each === 'string') ?? index + 1
    const sighting = { name: `${owner}/${called}`, path: [...path, index] }
    yield { kind: Step, ...sighting }
    if ('uses' in step) yield { kind: Use, ...sighting }
  }
}

/** The directory that holds `.github`: `uses: ./x` counts from there. */
function rootOf(path: string): string {
  const at = `/${path}`.lastIndexOf('/.github/')
  if (at >= 0) return path.slice(0, Math.max(0, at - 1)) || '.'
  return directoryOf(path)
}
