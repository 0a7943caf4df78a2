import { ServiceAccount } from '../../kinds/kubernetes/access.ts'
import { TerraformData, TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { wildcard } from '../../values/wildcard.ts'
import type { Check } from '../check.ts'

const key = 'eks.amazonaws.com/role-arn'

export const check: Check<ServiceAccount> = {
  title: 'Role does not trust the ServiceAccount that wants to take it on',
  why: `AWS compares namespace and name of the ServiceAccount with the role's trust policy, letter by letter. Where they differ each
call of the pod ends with \`AccessDenied\` for \`AssumeRoleWithWebIdentity\`. Name this ServiceAccount in the policy, or take
the role that is meant.`,
  severity: 'high',
  level: 'default',
  on: ServiceAccount,
  controls: ['soc2/CC6.3'],
  *run({ metadata }, { resource, estate }) {
    const { namespace, name, annotations = {} } = metadata ?? {}
    const [, role] = /:role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(annotations[key] ?? '') ?? []
    if (!namespace || !name || role === undefined) return
    const roles = estate.by(TerraformResource, roleName).get(role) ?? []
    const trusts = roles.map((each) => trustOf(estate, each))
    if (trusts.length === 0 || trusts.includes(undefined)) return
    const subjects = trusts.flatMap((trust) => trust?.subjects ?? [])
    const own = `system:serviceaccount:${namespace}:${name}`
    if (subjects.length === 0 || subjects.some((each) => wildcard(each).test(own))) return
    yield {
      at: ['metadata', 'annotations', key],
      message: `role \`${role}\` trusts \`${subjects[0]}\`, not \`${own}\`; let it trust this one`,
      related: [
        ...roles.map((each) => ({ resource: each, at: ['name'], message: 'the role' })),
        ...trusts.flatMap((trust) =>
          trust?.document ? [{ resource: trust.document, message: 'whom it trusts' }] : [],
        ),
        { resource, at: ['metadata', 'namespace'], message: 'the namespace that AWS sees' },
      ],
    }
  },
  examples: [
    {
      bad: `
        -- account.yaml --
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: api
          namespace: shop
          annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/shop-api' }
        -- main.tf --
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRoleWithWebIdentity"]
            condition {
              test     = "StringEquals"
              variable = "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub"
              values   = ["system:serviceaccount:default:api"]
            }
          }
        }
        resource "aws_iam_role" "api" {
          name               = "shop-api"
          assume_role_policy = data.aws_iam_policy_document.trust.json
        }
      `,
      good: `
        -- account.yaml --
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: api
          namespace: shop
          annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/shop-api' }
        -- main.tf --
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRoleWithWebIdentity"]
            condition {
              test     = "StringEquals"
              variable = "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub"
              values   = ["system:serviceaccount:shop:api"]
            }
          }
        }
        resource "aws_iam_role" "api" {
          name               = "shop-api"
          assume_role_policy = data.aws_iam_policy_document.trust.json
        }
      `,
    },
  ],
}

function roleName({ data }: Resource<TerraformResource>): string | undefined {
  return data.type === 'aws_iam_role' && typeof data.body.name === 'string' ? data.body.name : undefined
}

interface Trust {
  /** The ServiceAccounts, as they are written. */
  readonly subjects: readonly string[]
  readonly document?: Resource
}

/** Undefined where it cannot be known. */
function trustOf(estate: Estate, role: Resource<TerraformResource>): Trust | undefined {
  const policy = role.data.body.assume_role_policy
  if (typeof policy === 'string') return { subjects: subjectsIn(policy) ?? [] }
  const [, address] =
    (isUnknown(policy) && /^(data\.aws_iam_policy_document\.[\w-]+)(?:\[0\])?\.json$/.exec(policy.text)) || []
  const [document] =
    address === undefined ? [] : (estate.by(TerraformData, addressIn).get(`${role.scope} ${address}`) ?? [])
  const subjects = document && subjectsIn(document.data.body)
  return document && subjects ? { subjects, document } : undefined
}

function addressIn({ scope, name }: Resource): string {
  return `${scope} ${name}`
}

/** Undefined where one of them is not known. */
function subjectsIn(value: unknown): readonly string[] | undefined {
  if (isUnknown(value)) return /serviceaccount|namespace|account/.test(value.text) ? undefined : []
  if (typeof value === 'string') return [...value.matchAll(/system:serviceaccount:[^"'\s]+/g)].map(([each]) => each)
  const inner = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []
  const found = inner.map((each) => subjectsIn(each))
  return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? [])
}
