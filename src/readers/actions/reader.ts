import { Action, Job, JobRun, Step, Trigger, Use, Workflow } from '../../kinds/actions.ts'
import { Script, type ScriptData } from '../../kinds/script.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'
import { runsOf } from './runs.ts'
import { shellOf } from './shells.ts'
import { triggersOf } from './triggers.ts'

export const reader: Reader = {
  title: 'GitHub Actions workflows and composite actions',
  syntax: yaml,
  files: ['**/.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}'],
  claims: ({ data, file }) =>
    Array.isArray(data) &&
    isMap(data[0]) &&
    (isMap(data[0].jobs) || isMap(data[0].runs) || ('on' in data[0] && file.path.includes('.github/workflows/'))),
  // A repository's workflows are one scope, and so are its actions: they call each other by path.
  scope: ({ file }) => rootOf(file.path),
  *read({ data, file }) {
    if (!Array.isArray(data)) return
    const [document] = data
    if (!isMap(document)) return
    if (!file.path.includes('.github/workflows/')) {
      if (!isMap(document.runs)) return
      yield { kind: Action, name: file.path, path: [0] }
      yield* steps(document.runs.steps, { name: file.path, path: [0, 'runs', 'steps'] })
    } else {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1)
      yield { kind: Workflow, name, path: [0] }
      for (const { event, at, filters } of triggersOf(document.on))
        yield { kind: Trigger, name: `${name}/${event}`, path: [0, ...at], data: { ...filters, event } }
      for (const [id, job] of Object.entries(isMap(document.jobs) ? document.jobs : {}))
        if (isMap(job)) yield* jobs(id, job, name, document)
    }
  },
}

type Map = { readonly [name: string]: unknown }

function* jobs(id: string, job: Map, file: string, workflow: Map): Iterable<Sighting> {
  const path = [0, 'jobs', id]
  const name = `${file}/${id}`
  yield { kind: Job, name, path }
  if ('uses' in job) yield { kind: Use, name, path }
  for (const data of runsOf(workflow, id, job)) yield { kind: JobRun, name, path, data }
  yield* steps(job.steps, { name, path: [...path, 'steps'], job, workflow })
}

/** What steps are in. Those of an action have neither job nor workflow. */
interface Owner {
  readonly name: string
  readonly path: Path
  readonly job?: Map
  readonly workflow?: Map
}

function* steps(list: unknown, owner: Owner): Iterable<Sighting> {
  if (!Array.isArray(list)) return
  for (const [index, step] of list.entries()) {
    if (!isMap(step)) continue
    const called = [step.id, step.name, step.uses].find((each) => typeof each === 'string') ?? index + 1
    const sighting = { name: `${owner.name}/${called}`, path: [...owner.path, index] }
    yield { kind: Step, ...sighting }
    if ('uses' in step) yield { kind: Use, ...sighting }
    if (typeof step.run !== 'string') continue
    const shell = shellOf(step, owner.job, owner.workflow)
    const data: ScriptData = { parts: [{ text: step.run, at: ['run'] }], ...(shell && { shell }) }
    yield { kind: Script, ...sighting, data }
  }
}

/** The directory that holds `.github`: `uses: ./x` counts from there. */
function rootOf(path: string): string {
  const at = `/${path}`.lastIndexOf('/.github/')
  if (at >= 0) return path.slice(0, Math.max(0, at - 1)) || '.'
  return directoryOf(path)
}
