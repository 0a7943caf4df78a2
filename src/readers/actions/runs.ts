import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { truthOf } from '../../syntax/expression/answer.ts'
import type { Knowledge } from '../../syntax/expression/knowledge.ts'
import { decide } from '../../syntax/expression/template.ts'
import { filled } from './filled.ts'
import { knownIn, needsOf } from './known.ts'
import { type Row, rowsOf } from './matrix.ts'

type Map = { readonly [name: string]: unknown }

/** What a job runs as: once, or once for each row of its matrix. */
export function* runsOf(workflow: Map, id: string, job: Map): Iterable<Map> {
  const strategy = isMap(job.strategy) || isUnknown(job.strategy) ? job.strategy : filled(job.strategy, {})
  const matrix = isMap(strategy) ? strategy.matrix : strategy
  if (matrix === undefined || matrix === null) {
    yield run(id, job, knownIn(workflow, job, {}))
    return
  }
  const rows = rowsOf(matrix, knownIn(workflow, job))
  if (isUnknown(rows)) yield run(id, job, knownIn(workflow, job, rows))
  else for (const row of rows) yield run(id, job, knownIn(workflow, job, row), row)
}

const worked = ['name', 'runs-on', 'environment', 'container', 'services', 'uses', 'with']

function run(id: string, job: Map, knowledge: Knowledge, matrix?: Row): Map {
  const made: { [name: string]: unknown } = { job: id, needs: needsOf(job.needs) }
  for (const field of worked) if (job[field] !== undefined) made[field] = filled(job[field], knowledge)
  if (matrix) made.matrix = matrix
  made.env = knowledge.env
  const runs = typeof job.if === 'string' ? truthOf(decide(job.if, knowledge)) : job.if === false ? false : undefined
  return runs === undefined ? made : { ...made, runs }
}
