import { managedPolicy } from '../../facts/managed-policies.ts'
import { TerraformData, TerraformModuleCall, TerraformOutput, TerraformResource } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { wildcard } from '../../values/wildcard.ts'
import { type AwsResource, bodyOf, jsonOf } from './body.ts'
import { byAddress, companionsOf, named, ownCompanionsOf, withoutKey } from './companions.ts'

/** All that a role may do, on whatever resource. */
export interface Permissions {
  may(action: string): boolean
  /** The policies that say so, beside the role itself. */
  readonly from: readonly Resource<AwsResource>[]
}

/** `undefined` where some policy of the role is not known, it has none at all, or others may be attached elsewhere. */
export function permissionsOf(role: Resource<AwsResource>, estate: Estate): Permissions | undefined {
  const own = bodyOf(role.data).body
  const around = { resource: role, estate }
  const attached = attachments.flatMap((which) => companionsOf(around, which))
  const known = new Set(attachments.flatMap((which) => ownCompanionsOf(around, which)))
  if (attached.some((each) => !known.has(each)) || isHandedOn(role, estate)) return undefined
  const inline = [own.inline_policy, own.Policies].flatMap((list) => listed(list))
  const documents = inline.map((each) =>
    isMap(each) ? actionsAt(each.policy ?? each.PolicyDocument, role, estate) : undefined,
  )
  const managed = [own.managed_policy_arns, own.ManagedPolicyArns].flatMap((list) => listed(list))
  const actions = [
    ...documents,
    ...managed.map((arn) => actionsOf(arn, role, estate)),
    ...[...known].map((each) => {
      const { body } = bodyOf(each.data)
      const document = body.policy ?? body.PolicyDocument
      return document === undefined ? actionsOf(body.policy_arn, each, estate) : actionsAt(document, each, estate)
    }),
  ]
  if (actions.length === 0 || actions.includes(undefined)) return undefined
  const patterns = actions.flatMap((each) => each ?? []).map((each) => wildcard(each.toLowerCase()))
  return { may: (action) => patterns.some((each) => each.test(action.toLowerCase())), from: [...known] }
}

const attachments = [
  'aws_iam_role_policy.role',
  'aws_iam_role_policy_attachment.role',
  'aws_iam_policy_attachment.roles',
  'AWS::IAM::Policy.Roles',
  'AWS::IAM::ManagedPolicy.Roles',
  'AWS::IAM::RolePolicy.RoleName',
]

function inScope({ scope }: Resource): string {
  return scope
}

/** Whether its name leaves for a module or another root, which may attach more to it. */
function isHandedOn(role: Resource<AwsResource>, estate: Estate): boolean {
  const handed = new RegExp(
    `(?<![\\w.])${withoutKey(role.name).replace(/\W/g, '\\$&')}(?:\\[[^\\]]*\\])?(?!\\[|[\\w-]|\\.(?:arn|unique_id)\\b)`,
  )
  const calls = estate.by(TerraformModuleCall, inScope).get(role.scope) ?? []
  const outputs = estate.by(TerraformOutput, inScope).get(role.scope) ?? []
  const values = [...calls.map(({ data }) => data.inputs), ...outputs.map(({ data }) => data.value)]
  return role.kind.id === TerraformResource.id && [...unknownTexts(values)].some((text) => handed.test(text))
}

/** What a policy allows that is named by its ARN. */
function actionsOf(arn: unknown, by: Resource<AwsResource>, estate: Estate): readonly string[] | undefined {
  const text = isUnknown(arn) ? arn.text : typeof arn === 'string' ? arn : ''
  const fact = managedPolicy(text)
  if (fact) return fact.allows
  const policy = named(arn, ['aws_iam_policy', 'AWS::IAM::ManagedPolicy'], by, estate)
  if (!policy) return undefined
  const { body } = bodyOf(policy.data)
  return actionsAt(body.policy ?? body.PolicyDocument, policy, estate)
}

/** What a document allows: an object, a text, a text with holes or a document of Terraform. */
function actionsAt(document: unknown, by: Resource<AwsResource>, estate: Estate): readonly string[] | undefined {
  if (typeof document === 'string') return allowedIn(jsonOf(document))
  if (!isUnknown(document)) return allowedIn(document)
  const [, address] =
    /^((?:module\.[\w-]+(?:\[[^\]]*\])?\.)*data\.aws_iam_policy_document\.[\w-]+)(?:\[[^\]]*\])?\.(?:minified_)?json$/.exec(
      document.text,
    ) ?? []
  if (address === undefined) return allowedIn(jsonOf(document.text))
  const [found, another] = estate.by(TerraformData, byAddress).get(`${by.scope} ${address}`) ?? []
  if (!found || another) return undefined
  const { body } = found.data
  const grows = Object.keys(body).some((key) => /^(?:source|override)_/.test(key))
  return grows ? undefined : allowedIn({ Statement: body.statement })
}

/** `undefined` where a statement of it is not known. */
function allowedIn(document: unknown): readonly string[] | undefined {
  if (!isMap(document)) return undefined
  const statements = [document.Statement].flat()
  const all = statements.map((each) => {
    if (!isMap(each)) return undefined
    const effect = each.Effect ?? each.effect ?? 'Allow'
    if (typeof effect !== 'string') return undefined
    if (effect !== 'Allow') return []
    if (each.NotAction !== undefined || each.not_actions !== undefined) return ['*']
    const actions = [each.Action ?? each.actions].flat()
    return actions.every((action) => typeof action === 'string' && !/\$\{/.test(action))
      ? actions.map(String)
      : undefined
  })
  return all.includes(undefined) ? undefined : all.flatMap((each) => each ?? [])
}

/** A list that cannot be known has an item that cannot be. */
function listed(list: unknown): readonly unknown[] {
  return list === undefined || list === null ? [] : Array.isArray(list) ? list : [list]
}
