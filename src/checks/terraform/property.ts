import { type TerraformBody, TerraformResource } from '../../kinds/terraform.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

/** What a property has to be, by type of resource. */
export interface Property extends Pick<Check, 'title' | 'why' | 'severity' | 'controls' | 'sources' | 'examples'> {
  readonly level?: 'strict'
  readonly fix?: 'safe' | 'risky'
  /** Where the property stands in the body: `['vpc_config', 0, 'endpoint_public_access']`. */
  readonly types: Readonly<Record<string, Path>>
  /** Whether a value is as it should be; `undefined` where nothing stands. */
  readonly holds: (value: unknown, body: TerraformBody, type: string) => boolean
  /** What is wrong, behind the name of the resource; what to do follows the semicolon. */
  readonly says: (value: unknown, type: string) => string
  /** What the fix writes. */
  readonly set?: unknown
}

/** A check of one property: it reports where the property stands, or should stand. */
export function property({ level, types, holds, says, set, ...page }: Property): Check<TerraformResource> {
  return {
    ...page,
    level: level ?? 'default',
    on: TerraformResource,
    *run({ type, body }, { resource }) {
      const at = Object.hasOwn(types, type) ? types[type] : undefined
      if (!at || !isMade(body)) return
      const value = valueAt(body, at) ?? undefined
      if (holds(value, body, type)) return
      const changes = set === undefined ? {} : { changes: [{ set: at, to: set }] }
      yield { at, message: `\`${resource.name}\` ${says(value, type)}`, ...changes }
    },
  }
}

/** False where the file says that there is none of it. */
export function isMade({ count }: TerraformBody): boolean {
  return count !== 0
}

/** Whether one of the arguments is there, known or not. */
export function has(body: TerraformBody, ...names: readonly string[]): boolean {
  return names.some((name) => body[name] !== undefined && body[name] !== null)
}
