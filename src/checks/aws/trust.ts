import { policies } from './policies.ts'
import { conditionsIn, type Statement } from './statements.ts'
import { exposed, tooWide } from './topics.ts'

const github = 'token.actions.githubusercontent.com'

export const checks = policies({
  'any-github-repository': {
    title: 'Any repository on GitHub may take on the role',
    why: `GitHub signs tokens for every workflow of every repository. Without a condition on \`sub\` that names yours, or with
      one that every name fits, anybody's workflow is let in.`,
    ...exposed,
    controls: ['soc2/CC6.3', 'nist-800-53/AC-3'],
    sources: ['CKV_AWS_358', 'CKV_AWS_393'],
    of: 'trust',
    says: (statement) => {
      if (!trustsGitHub(statement)) return undefined
      const tested = claimsOf(statement.condition)
      const values = tested.get(`${github}:sub`) ?? []
      const wide = values.find((value) => !isOwn(value))
      if (wide !== undefined) return `is open to more than your repositories: they fit \`${wide}\`; name yours in full`
      const owner = [...tested.keys()].some((claim) =>
        /:(?:sub|repository(?:_owner)?(?:_id)?|job_workflow_ref|environment)$/.test(claim),
      )
      return owner || tested.has('?') ? undefined : `does not ask for \`${github}:sub\`; name your repository`
    },
    examples: [
      `
          data "aws_iam_policy_document" "trust" {
            statement {
              actions = ["sts:AssumeRoleWithWebIdentity"]
              principals {
                type        = "Federated"
                identifiers = ["arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"]
              }
              condition {
                test     = "StringEquals"
        -       variable = "token.actions.githubusercontent.com:aud"
        -       values   = ["sts.amazonaws.com"]
        +       variable = "token.actions.githubusercontent.com:sub"
        +       values   = ["repo:acme/shop:ref:refs/heads/main"]
              }
            }
          }
      `,
      `
          Deploy:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: sts:AssumeRoleWithWebIdentity
                    Principal:
                      Federated: arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com
                    Condition:
                      StringLike:
        -               token.actions.githubusercontent.com:sub: repo:*
        +               token.actions.githubusercontent.com:sub: repo:acme/shop:*
      `,
    ],
  },
  'whole-account': {
    title: 'Everything in an account may take on the role',
    why: `A principal that is an account hands the choice to its administrators: every identity there that may assume roles is let in.
      Name the role that needs it, or ask for an external id or a second factor.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_61'],
    of: 'trust',
    says: ({ allows, narrowed, principals }) =>
      allows && !narrowed && principals.some((each) => /^(?:\d{12}|arn:aws[\w-]*:iam::\d{12}:root)$/.test(each))
        ? 'may be taken on by a whole account; name the role that needs it'
        : undefined,
    examples: [
      `
          resource "aws_iam_role" "audit" {
            assume_role_policy = jsonencode({
              Statement = [{
                Effect    = "Allow"
                Action    = "sts:AssumeRole"
        -       Principal = { AWS = "arn:aws:iam::111122223333:root" }
        +       Principal = { AWS = "arn:aws:iam::111122223333:role/auditor" }
              }]
            })
          }
      `,
      `
          Audit:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: sts:AssumeRole
        -           Principal: { AWS: '111122223333' }
        +           Principal: { AWS: 'arn:aws:iam::111122223333:role/auditor' }
      `,
    ],
  },
  'everything-but': {
    title: 'Trust policy speaks of all but some',
    why: `An \`Allow\` with \`NotAction\` gives more than taking on the role, and every action that comes later.`,
    ...tooWide,
    sources: ['W14', 'F2'],
    of: 'trust',
    says: ({ allows, but, actions }) =>
      allows && (but.actions || actions.includes('*'))
        ? 'allows more than to take it on; name `sts:AssumeRole`'
        : undefined,
    examples: [
      `
          resource "aws_iam_role" "audit" {
            assume_role_policy = jsonencode({
              Statement = [{
                Effect    = "Allow"
        -       Action    = "*"
        +       Action    = "sts:AssumeRole"
                Principal = { Service = "ec2.amazonaws.com" }
              }]
            })
          }
      `,
      `
          Audit:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
        -           NotAction: iam:*
        +           Action: sts:AssumeRole
                    Principal: { Service: ec2.amazonaws.com }
      `,
    ],
  },
})

function trustsGitHub({ allows, actions, principals }: Statement): boolean {
  return (
    allows &&
    (actions.length === 0 || actions.some((action) => /^sts:(?:\*|AssumeRoleWithWebIdentity)$/i.test(action))) &&
    principals.some((each) => each.includes(github))
  )
}

/** Whether a subject, which begins with a claim that its sender cannot choose, names one owner in full. */
function isOwn(subject: string): boolean {
  if (subject.includes('${')) return true
  return /^(?:repo:[^/:*?]+\/|(?:repository_owner|repository_owner_id|repository|repository_id|enterprise|enterprise_id):[^:*?]+)/.test(
    subject,
  )
}

/** What is asked of a token, by claim. Under `?` stands what cannot be known. */
function claimsOf(condition: unknown): ReadonlyMap<string, readonly string[]> {
  const tested = new Map<string, string[]>()
  for (const { key, values, known } of conditionsIn(condition)) {
    if (!known) tested.set('?', [])
    tested.set(key, [...(tested.get(key) ?? []), ...values])
  }
  return tested
}
