import { isMap } from '../../model/shape.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { type Knowledge, unknownIn } from '../../syntax/expression/knowledge.ts'
import { filled } from './filled.ts'

export type Row = { readonly [name: string]: unknown }

/** GitHub starts no more jobs than this for one matrix. */
const most = 256

/** What a matrix is unfolded into: one row for each job. `Unknown` where not all of it can be told. */
export function rowsOf(matrix: unknown, knowledge: Knowledge): readonly Row[] | Unknown {
  const whole = filled(matrix, knowledge)
  if (isUnknown(whole)) return whole
  if (!isMap(whole)) return unknownValue('matrix', 'the matrix is no map')
  const { include, exclude, ...columns } = whole
  const product = productOf(columns)
  if (isUnknown(product)) return product
  const kept = without(product, listOf(exclude))
  return isUnknown(kept) ? kept : extended(kept, listOf(include), Object.keys(columns))
}

function productOf(columns: Row): readonly Row[] | Unknown {
  if (Object.keys(columns).length === 0) return []
  let rows: readonly Row[] = [{}]
  for (const [name, values] of Object.entries(columns)) {
    if (isUnknown(values)) return values
    const list = Array.isArray(values) ? values : [values]
    if (rows.length * list.length > most) return unknownValue('matrix', `it makes more than ${most} jobs`)
    rows = rows.flatMap((row) => list.map((value) => ({ ...row, [name]: value })))
  }
  return rows
}

function listOf(value: unknown): readonly unknown[] | Unknown {
  if (isUnknown(value)) return value
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

function without(rows: readonly Row[], exclude: readonly unknown[] | Unknown): readonly Row[] | Unknown {
  if (isUnknown(exclude)) return exclude
  const unknown = exclude.length > 0 ? unknownIn([rows, exclude]) : undefined
  if (unknown) return unknown
  return rows.filter(
    (row) =>
      !exclude.some((entry) => isMap(entry) && Object.keys(entry).every((name) => matches(row[name], entry[name]))),
  )
}

/** An entry of `exclude` may name a part of a value that is a map. */
function matches(value: unknown, wanted: unknown): boolean {
  if (isMap(value) && isMap(wanted)) return Object.keys(wanted).every((name) => matches(value[name], wanted[name]))
  return JSON.stringify(value) === JSON.stringify(wanted)
}

/** An entry of `include` is added to every row whose own values it does not contradict; where there is none, it is a row. */
function extended(
  rows: readonly Row[],
  include: readonly unknown[] | Unknown,
  columns: readonly string[],
): readonly Row[] | Unknown {
  if (isUnknown(include)) return include
  const made = [...rows]
  for (const entry of include) {
    if (isUnknown(entry)) return entry
    if (!isMap(entry)) continue
    const shared = columns.filter((name) => Object.hasOwn(entry, name))
    const unknown = unknownIn([shared.map((name) => entry[name]), rows.map((row) => shared.map((name) => row[name]))])
    if (unknown) return unknown
    const fits = rows.flatMap((row, at) => (shared.every((name) => matches(row[name], entry[name])) ? [at] : []))
    for (const at of fits) made[at] = { ...made[at], ...entry }
    if (fits.length === 0) made.push({ ...entry })
    if (made.length > most) return unknownValue('matrix', `it makes more than ${most} jobs`)
  }
  return made
}
