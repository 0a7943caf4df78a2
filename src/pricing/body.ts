import type { TerraformBody } from '../kinds/terraform.ts'
import { isMap } from '../model/shape.ts'
import { isUnknown } from '../model/unknown.ts'

/** Terraform takes numbers and flags as texts, too. What is unknown is `undefined`. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isNaN(number) ? undefined : number
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function flagIn(value: unknown): boolean | undefined {
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined
}

/** The nested blocks of a name; also where an attribute holds a list or a single object. */
export function blocksIn(value: unknown): readonly TerraformBody[] {
  if (isUnknown(value)) return []
  return Array.isArray(value) ? value.filter(isMap) : isMap(value) ? [value] : []
}

export function blockIn(value: unknown): TerraformBody {
  return blocksIn(value)[0] ?? {}
}

/** Whether something is set, known or not. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
