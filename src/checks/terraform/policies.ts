import type { TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Body, Expression, TemplateNode } from '../../syntax/hcl/ast.ts'
import { plainValue } from '../../syntax/hcl/data.ts'
import { hasBody } from './references.ts'

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

/** The policies of a resource: JSON in a text or a heredoc, or `jsonencode({ … })`. What is put together elsewhere is not seen. */
export function statementsOf(resource: Resource<TerraformResource>, name: string): readonly Statement[] {
  const { body } = resource.data
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  if (typeof value === 'string') return inDocument(parsed(value), [name], 'value')
  if (!isUnknown(value) || !hasBody(resource.tree)) return []
  const expression = attributeAt(resource.tree.body, [...resource.path, name])
  if (expression?.kind === 'template') return inDocument(parsed(withoutHoles(expression)), [name], 'key')
  const [given] = expression?.kind === 'call' && expression.name === 'jsonencode' ? expression.args : []
  return given ? inDocument(plainValue(given, resource.tree.file.text), [name], 'key') : []
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

/** The text with a mark for each hole, which is no name of anything. */
function withoutHoles({ parts }: TemplateNode): string {
  // What is repeated or left out makes the whole unknown.
  if (parts.some(({ kind }) => kind === 'directive')) return ''
  return parts.map((part) => (part.kind === 'text' ? part.text : '${}')).join('')
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

function attributeAt(body: Body, path: Path): Expression | undefined {
  const [first, ...rest] = path
  if (rest.length === 0) return body.attributes.find(({ name }) => name === first)?.value
  const groups = body.blocks.filter(({ type }) => type === first)
  for (const { labels } of groups) {
    const names = labels.map((label) => label.text)
    if (!names.every((name, index) => rest[index] === name)) continue
    const same = groups.filter((each) => each.labels.map((label) => label.text).join(' ') === names.join(' '))
    const chosen = same[Number(rest[names.length])]
    return chosen && attributeAt(chosen.body, rest.slice(names.length + 1))
  }
  return undefined
}
