import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type Body, jsonOf } from './body.ts'

/** A statement of a policy, as far as it is known. */
export interface Statement {
  readonly allows: boolean
  readonly denies: boolean
  /** As they are written; what cannot be known is left out. */
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Who is let in; `*` is everybody. */
  readonly principals: readonly string[]
  /** Whether it speaks of all but the actions, resources or principals that it names. */
  readonly but: { readonly actions: boolean; readonly resources: boolean; readonly principals: boolean }
  /** Whether something narrows it, or may. */
  readonly narrowed: boolean
  readonly condition: unknown
  readonly at: Path
  /** Only the name of the argument is to be shown: its value is an expression. */
  readonly part: 'key' | 'value'
}

/** The policy that stands at the end of a path: an object, a text, or a text with holes. */
export function statementsAt(value: unknown, at: Path): readonly Statement[] {
  if (isUnknown(value)) return inDocument(jsonOf(value.text), at, 'key')
  if (typeof value === 'string') return inDocument(jsonOf(value), at, 'value')
  const list = isMap(value) ? value.Statement : undefined
  if (!Array.isArray(list)) return inDocument(value, [...at, 'Statement'], 'value')
  return list.flatMap((each, index) => statementOf(each, [...at, 'Statement', index], 'value'))
}

/** The `statement` blocks of an `aws_iam_policy_document`. */
export function statementsOfDocument({ statement }: Body): readonly Statement[] {
  return [statement].flat().flatMap((each, index): Statement[] => {
    if (!isMap(each)) return []
    const principals = Array.isArray(each.principals) ? each.principals : []
    return [
      {
        allows: (each.effect ?? 'Allow') === 'Allow',
        denies: each.effect === 'Deny',
        actions: texts(each.actions),
        resources: texts(each.resources),
        principals: principals.flatMap((principal) => (isMap(principal) ? texts(principal.identifiers) : [])),
        but: {
          actions: isThere(each.not_actions),
          resources: isThere(each.not_resources),
          principals: isThere(each.not_principals),
        },
        narrowed: each.condition !== undefined || isUnknown(each.principals),
        condition: each.condition,
        at: ['statement', index],
        part: 'value',
      },
    ]
  })
}

function inDocument(document: unknown, at: Path, part: 'key' | 'value'): readonly Statement[] {
  const list = isMap(document) ? document.Statement : undefined
  return [list].flat().flatMap((each) => statementOf(each, at, part))
}

function statementOf(each: unknown, at: Path, part: 'key' | 'value'): Statement[] {
  if (!isMap(each)) return []
  const { Principal: who } = each
  return [
    {
      allows: each.Effect === 'Allow',
      denies: each.Effect === 'Deny',
      actions: texts(each.Action),
      resources: texts(each.Resource),
      principals: isMap(who) && !isUnknown(who) ? Object.values(who).flatMap(texts) : texts(who),
      but: {
        actions: isThere(each.NotAction),
        resources: isThere(each.NotResource),
        principals: isThere(each.NotPrincipal),
      },
      narrowed: each.Condition !== undefined,
      condition: each.Condition,
      at,
      part,
    },
  ]
}

/** Allowed on everything, without a condition. */
export function isOpen({ allows, resources, narrowed }: Statement): boolean {
  return allows && !narrowed && resources.includes('*')
}

/** One question that a condition asks. */
export interface Asked {
  /** `StringEquals`; `?` where it cannot be known. */
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
  readonly known: boolean
}

/** What a condition asks: blocks of Terraform, or a map of operators. */
export function conditionsIn(condition: unknown): readonly Asked[] {
  const unclear: Asked = { operator: '?', key: '?', values: [], known: false }
  const asked = (operator: string, key: unknown, value: unknown): Asked => {
    const values = [value].flat()
    const known = typeof key === 'string' && values.every((each) => typeof each !== 'object' || each === null)
    return {
      operator,
      key: typeof key === 'string' ? key : '?',
      values: values.filter((each) => typeof each !== 'object').map(String),
      known,
    }
  }
  if (condition === undefined || condition === null) return []
  if (isUnknown(condition)) return [unclear]
  if (Array.isArray(condition))
    return condition.map((one) =>
      isMap(one) && !isUnknown(one) && typeof one.test === 'string'
        ? asked(one.test, one.variable, one.values)
        : unclear,
    )
  if (!isMap(condition)) return [unclear]
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isMap(keys) && !isUnknown(keys)
      ? Object.entries(keys).map(([key, value]) => asked(operator, key, value))
      : [unclear],
  )
}

/** Whether a condition narrows who is let in, or may. What is asked only of those who say it, and what everybody answers, does not. */
export function narrowsWho(condition: unknown): boolean {
  return conditionsIn(condition).some(({ operator, key, values, known }) => {
    if (!known) return true
    if (/^ForAllValues:|IfExists$|^Null$|^(?:Date|Numeric)/i.test(operator)) return false
    if (
      /^(?:aws:SecureTransport|aws:CurrentTime|aws:EpochTime|aws:UserAgent|s3:TlsVersion|s3:x-amz-.*|s3:prefix|s3:delimiter)$/i.test(
        key,
      )
    )
      return false
    return !values.some((value) =>
      /^(?:\*|arn:aws[\w-]*:(?:iam|sts|\*):[^:]*:\*(?::.*)?|0\.0\.0\.0\/0|::\/0)$/.test(value),
    )
  })
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

function texts(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string')
}
