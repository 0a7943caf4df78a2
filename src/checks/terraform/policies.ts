import type { TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'

/** A statement of an IAM policy, as far as it is known. */
export interface Statement {
  readonly allows: boolean
  /** As they are written; what cannot be known is left out. */
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Who is let in; `*` is everybody. */
  readonly principals: readonly string[]
  /** Whether something narrows it, or may. */
  readonly narrowed: boolean
  readonly at: Path
  /** Only the name of the argument is to be shown: its value is an expression. */
  readonly part: 'key' | 'value'
}

/** The policies of a resource, in JSON. One with something unknown in it is read for what is known: its text has `${…}` there. */
export function statementsOf(resource: Resource<TerraformResource>, name: string): readonly Statement[] {
  const { body } = resource.data
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  if (typeof value === 'string') return inDocument(parsed(value), [name], 'value')
  return isUnknown(value) ? inDocument(parsed(value.text), [name], 'key') : []
}

/** The `statement` blocks of an `aws_iam_policy_document`. */
export function statementsOfDocument(body: { readonly [name: string]: unknown }): readonly Statement[] {
  const { statement } = body
  if (!Array.isArray(statement)) return []
  return statement.flatMap((each, index): Statement[] => {
    if (!isMap(each)) return []
    const effect = each.effect ?? 'Allow'
    const principals = Array.isArray(each.principals) ? each.principals : []
    return [
      {
        allows: effect === 'Allow',
        actions: texts(each.actions),
        resources: texts(each.resources),
        principals: principals.flatMap((principal) => (isMap(principal) ? texts(principal.identifiers) : [])),
        narrowed: each.condition !== undefined,
        at: ['statement', index],
        part: 'value',
      },
    ]
  })
}

function inDocument(document: unknown, at: Path, part: 'key' | 'value'): readonly Statement[] {
  const list = isMap(document) ? document.Statement : undefined
  return (Array.isArray(list) ? list : [list]).flatMap((each): Statement[] =>
    isMap(each)
      ? [
          {
            allows: each.Effect === 'Allow',
            actions: texts(each.Action),
            resources: texts(each.Resource),
            principals: isMap(each.Principal) ? Object.values(each.Principal).flatMap(texts) : texts(each.Principal),
            narrowed: each.Condition !== undefined,
            at,
            part,
          },
        ]
      : [],
  )
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
