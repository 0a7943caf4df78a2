import { isMap } from '../../model/shape.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { type Knowledge, partly, reasons } from '../../syntax/expression/knowledge.ts'
import { filled } from './filled.ts'
import { triggersOf } from './triggers.ts'

type Map = { readonly [name: string]: unknown }

/** What can be told of the contexts while one job of a workflow runs, for one row of its matrix. */
export function knownIn(workflow: Map, job: Map, row?: Map | Unknown): Knowledge {
  const basis: Knowledge = {
    github: partly(eventOf(workflow.on), hiddenBy('github')),
    ...(declaredInputs(workflow.on) ?? {}),
    needs: Object.fromEntries(needsOf(job.needs).map((name) => [name, jobResult])),
    ...(row && { matrix: row }),
  }
  return { ...basis, env: environment([workflow.env, job.env], basis) }
}

/** The names in `needs`, which is one or a list. */
export function needsOf(needs: unknown): readonly string[] {
  const list = Array.isArray(needs) ? needs : [needs]
  return list.filter((name) => typeof name === 'string')
}

function hiddenBy(context: string): Unknown {
  return unknownValue(context, reasons[context] ?? '')
}

/** A workflow that is called keeps the event of its caller. */
function eventOf(on: unknown): Map {
  const events = [...triggersOf(on)].map(({ event }) => event)
  const [only] = events
  return events.length === 1 && only !== 'workflow_call' ? { event_name: only } : {}
}

/** A name that is not declared is null. */
function declaredInputs(on: unknown): { readonly inputs: Map } | undefined {
  const names: string[] = []
  for (const { event, filters } of triggersOf(on)) {
    if (event !== 'workflow_call' && event !== 'workflow_dispatch') continue
    if (filters.inputs !== undefined && filters.inputs !== null && !isMap(filters.inputs)) return undefined
    names.push(...Object.keys(filters.inputs ?? {}))
  }
  return { inputs: Object.fromEntries(names.map((name) => [name, hiddenBy('inputs')])) }
}

const jobResult = { result: hiddenBy('needs'), outputs: hiddenBy('needs') }

/** The variables of the outer maps first. A step may set more, and others. */
export function environment(layers: readonly unknown[], knowledge: Knowledge): Map {
  let known: Map = {}
  for (const layer of layers) if (isMap(layer)) known = { ...known, ...(filled(layer, knowledge) as Map) }
  return partly(known, unknownValue('env', 'a step may set it'))
}
