import { isMap } from '../../model/shape.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { expanded, plainVariables, rawNames, type Variables } from './variables.ts'

type Map = { readonly [name: string]: unknown }

/** GitLab starts no more jobs than this for one `parallel`. */
const most = 200

/** What a job runs as: once, or once for each part of `parallel`. */
export function* runsOf(name: string, job: Map, pipeline: Map): Iterable<Map> {
  const rows = rowsOf(name, job.parallel)
  if (isUnknown(rows)) yield run(name, { matrix: rows }, job, pipeline)
  else for (const row of rows) yield run(row.name, row.matrix ? { matrix: row.matrix } : {}, job, pipeline)
}

interface Row {
  readonly name: string
  readonly matrix?: Variables
}

/** `parallel: 3` makes `job 1/3`, and a matrix `job: [a, b]`. */
function rowsOf(name: string, parallel: unknown): readonly Row[] | Unknown {
  if (parallel === undefined || parallel === null) return [{ name }]
  if (isUnknown(parallel)) return parallel
  if (typeof parallel === 'number') {
    if (parallel > most) return unknownValue('parallel', `it makes more than ${most} jobs`)
    return Array.from({ length: parallel }, (_, index) => ({ name: `${name} ${index + 1}/${parallel}` }))
  }
  const matrix = isMap(parallel) ? parallel.matrix : undefined
  if (isUnknown(matrix)) return matrix
  const rows: Row[] = []
  for (const entry of Array.isArray(matrix) ? matrix : []) {
    if (isUnknown(entry)) return entry
    const product = productOf(isMap(entry) ? entry : {})
    if (isUnknown(product)) return product
    rows.push(...product.map((each) => ({ name: `${name}: [${Object.values(each).join(', ')}]`, matrix: each })))
    if (rows.length > most) return unknownValue('matrix', `it makes more than ${most} jobs`)
  }
  return rows.length > 0 ? rows : [{ name }]
}

function productOf(entry: Map): readonly Variables[] | Unknown {
  let rows: readonly Variables[] = [{}]
  for (const [name, values] of Object.entries(entry)) {
    const list = Array.isArray(values) ? values : [values]
    const unknown = list.find(isUnknown)
    if (unknown) return unknown
    if (rows.length * list.length > most) return unknownValue('matrix', `it makes more than ${most} jobs`)
    rows = rows.flatMap((row) => list.map((value) => ({ ...row, [name]: String(value) })))
  }
  return rows
}

function run(name: string, { matrix }: { readonly matrix?: Variables | Unknown }, job: Map, pipeline: Map): Map {
  const inherit = isMap(job.inherit) ? job.inherit.variables : undefined
  const outer = Object.entries(plainVariables(pipeline.variables)).filter(
    ([each]) => inherit === undefined || inherit === true || (Array.isArray(inherit) && inherit.includes(each)),
  )
  const variables = {
    ...Object.fromEntries(outer),
    ...plainVariables(job.variables),
    ...(isMap(matrix) ? matrix : {}),
  }
  const raw = [...rawNames(pipeline.variables), ...rawNames(job.variables)]
  const value = (text: unknown) => (typeof text === 'string' ? expanded(text, variables, raw) : text)
  const image = isMap(job.image) ? job.image.name : job.image
  const stage = value(job.stage ?? 'test')
  return {
    ...{ name, stage, needs: needsOf(job.needs) },
    ...(matrix !== undefined && { matrix }),
    ...(image !== undefined && { image: value(image) }),
    services: (Array.isArray(job.services) ? job.services : []).map((each) => value(isMap(each) ? each.name : each)),
    variables: Object.fromEntries(
      Object.entries(variables).map(([each, text]) => [each, raw.includes(each) ? text : value(text)]),
    ),
    ...environmentOf(job.environment, value),
  }
}

/** The jobs of the same pipeline that a job waits for; `undefined` where it waits for its stage. */
function needsOf(needs: unknown): readonly string[] | undefined {
  if (!Array.isArray(needs)) return undefined
  return needs.flatMap((each) => {
    if (typeof each === 'string') return [each]
    const elsewhere = isMap(each) && (each.pipeline !== undefined || each.project !== undefined)
    return isMap(each) && typeof each.job === 'string' && !elsewhere ? [each.job] : []
  })
}

function environmentOf(environment: unknown, value: (text: unknown) => unknown): Map {
  if (environment === undefined || environment === null) return {}
  const { name, url } = isMap(environment) ? environment : { name: environment, url: undefined }
  return { environment: { name: value(name), ...(url !== undefined && { url: value(url) }) } }
}
