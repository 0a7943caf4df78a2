import type { ErrorObject } from 'ajv'
import type { Path } from '../model/source.ts'
import { nearest } from '../values/nearest.ts'

/** What is wrong with an object, in words, and where. */
export interface Complaint {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly message: string
}

/**
 * The errors that tell the fault. Where a value may be one of several shapes, each of them complains: those that got
 * furthest into the value know best what was meant.
 */
export function complaintsOf(errors: readonly ErrorObject[]): readonly Complaint[] {
  const told = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'if')
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  const inside = (error: ErrorObject) => unions.some((union) => error.schemaPath.startsWith(union.schemaPath))
  const plain = told.filter((error) => !inside(error))
  const deepest = Math.max(0, ...told.filter(inside).map(depth))
  const best = told.filter((error) => inside(error) && depth(error) === deepest)
  const complaints = [...plain, ...best].map(complaintOf)
  return complaints.filter(
    (each, index) =>
      complaints.findIndex(({ message, path }) => message === each.message && String(path) === String(each.path)) ===
      index,
  )
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length
}

function complaintOf({
  keyword,
  params,
  instancePath,
  message = 'is not valid',
  parentSchema,
}: ErrorObject): Complaint {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  const where = path.length === 0 ? 'the object' : `\`${path.join('.')}\``
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty)
    const near = nearest(name, Object.keys(parentSchema?.properties ?? {}))
    const meant = near[0] === undefined ? '' : `; did you mean \`${near[0]}\`?`
    return { path: [...path, name], part: 'key', message: `${where} has no field \`${name}\`${meant}` }
  }
  if (keyword === 'required') return { path, part: 'key', message: `${where} lacks \`${params.missingProperty}\`` }
  if (keyword === 'enum')
    return { path, part: 'value', message: `${where} must be one of ${(params.allowedValues as unknown[]).join(', ')}` }
  if (keyword === 'const') return { path, part: 'value', message: `${where} must be \`${params.allowedValue}\`` }
  return { path, part: 'value', message: `${where} ${message}` }
}
