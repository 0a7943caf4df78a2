import { policies } from './policies.ts'
import { isOpen, type Statement } from './statements.ts'
import { tooWide } from './topics.ts'

export const checks = policies({
  administrator: {
    title: 'Policy allows everything',
    why: `Every action on every resource makes whoever gets hold of the identity the owner of the account. Name the actions
      that are needed, and what they are needed on.`,
    ...tooWide,
    controls: [...tooWide.controls, 'cis-aws/1.16', 'iso-27001/A.8.2'],
    sources: ['CKV_AWS_1', 'CKV_AWS_49', 'CKV_AWS_62', 'CKV_AWS_63', 'CKV2_AWS_40', 'AWS-0057', 'F3', 'F4', 'F5'],
    of: 'identity',
    says: (statement) =>
      isOpen(statement) && isEverything(statement)
        ? 'allows every action on everything; name what is needed'
        : undefined,
    examples: [
      `
          resource "aws_iam_policy" "ci" {
            policy = jsonencode({
        -     Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
        +     Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }]
            })
          }
      `,
      `
          data "aws_iam_policy_document" "ci" {
            statement {
        -     actions   = ["*"]
        +     actions   = ["s3:GetObject"]
              resources = ["*"]
            }
            statement {
              effect    = "Deny"
              actions   = ["*"]
              resources = ["*"]
            }
          }
      `,
      `
          Ci:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - Effect: Allow
        -           Action: '*'
        +           Action: s3:GetObject
                    Resource: '*'
      `,
    ],
  },
  'every-action': {
    title: 'Policy allows every action on a resource',
    why: `Deleting it, giving it to others and changing its policy are among them. Name the actions that are needed.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_49', 'CKV_AWS_63', 'AWS-0057', 'F3', 'F4', 'F5'],
    of: 'identity',
    says: (statement) =>
      statement.allows && !isAdministrator(statement) && isEverything(statement)
        ? 'allows every action; name those that are needed'
        : undefined,
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
        -     actions   = ["*"]
        +     actions   = ["s3:GetObject", "s3:PutObject"]
              resources = ["arn:aws:s3:::data/*"]
            }
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: ci
              PolicyDocument:
                Statement:
                  - Effect: Allow
        -           Action: ['*']
        +           Action: ['s3:GetObject']
                    Resource: arn:aws:s3:::data/*
      `,
    ],
  },
  'iam-administrator': {
    title: 'Policy allows everything in IAM',
    why: `Whoever may do everything in IAM may give themselves everything else: it is the administrator of the account by another name.
      On some roles or users alone it is the same: whatever policy there is can be attached to them.`,
    ...tooWide,
    sources: ['CKV2_AWS_40'],
    of: 'identity',
    says: (statement) =>
      grantsItself(statement) && statement.actions.some((action) => /^iam:\*+$/i.test(action))
        ? `allows \`iam:*\` on ${isOpen(statement) ? 'everything' : 'identities, which may then give themselves the rest'}; name what is needed`
        : undefined,
    examples: [
      `
          resource "aws_iam_policy" "ci" {
            policy = jsonencode({
        -     Statement = [{ Effect = "Allow", Action = ["iam:*"], Resource = "*" }]
        +     Statement = [{ Effect = "Allow", Action = ["iam:GetRole"], Resource = "*" }]
            })
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {}
              Policies:
                - PolicyName: ci
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
        -               Action: iam:*
        +               Action: iam:GetRole
                        Resource: '*'
      `,
    ],
  },
  'pass-any-role': {
    title: 'Policy lets an identity pass any role',
    why: `Whoever may start a machine or a function and pass it any role gets the rights of the strongest role in the account. Name the
      roles, or the service that they are passed to.`,
    ...tooWide,
    severity: 'medium',
    sources: ['AWS-0342', 'F38', 'F39', 'F40'],
    of: 'identity',
    says: (statement) =>
      isOpen(statement) && statement.actions.some((action) => /^iam:passrole$/i.test(action))
        ? 'may pass every role; name those that it needs'
        : undefined,
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
              actions   = ["iam:PassRole"]
        -     resources = ["*"]
        +     resources = ["arn:aws:iam::111122223333:role/shop-api"]
            }
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: ci
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: iam:PassRole
        -           Resource: '*'
        +           Resource: arn:aws:iam::111122223333:role/shop-api
      `,
    ],
  },
  'reads-every-secret': {
    title: 'Policy lets an identity read every secret',
    why: `Whoever takes over the workload has the passwords of all others in the account. Name the secrets that it needs.`,
    ...tooWide,
    severity: 'medium',
    sources: ['CKV_AWS_108', 'CKV_AWS_288'],
    of: 'identity',
    says: (statement) =>
      isOpen(statement) &&
      statement.actions.some((action) => /^secretsmanager:(?:\*|get\*|getsecretvalue)$/i.test(action))
        ? 'may read every secret; name those that it needs'
        : undefined,
    examples: [
      `
          data "aws_iam_policy_document" "api" {
            statement {
              actions   = ["secretsmanager:GetSecretValue"]
        -     resources = ["*"]
        +     resources = ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:api-*"]
            }
          }
      `,
      `
          Api:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: api
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: [secretsmanager:GetSecretValue]
        -           Resource: '*'
        +           Resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:api-*
      `,
    ],
  },
  'all-actions-but': {
    title: 'Policy allows all actions but some',
    why: `An \`Allow\` with \`NotAction\` gives everything that is not named, what AWS adds next year too. Name what is needed, or deny
      what must not be.`,
    ...tooWide,
    severity: 'medium',
    sources: ['W15', 'W16', 'W17'],
    of: 'identity',
    says: (statement) =>
      isOpen(statement) && statement.but.actions
        ? 'allows all actions but some on everything; name what is needed'
        : undefined,
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
        -     not_actions = ["iam:*"]
        +     actions     = ["ec2:*"]
              resources   = ["*"]
            }
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: ci
              PolicyDocument:
                Statement:
        -         - Effect: Allow
        +         - Effect: Deny
                    NotAction: iam:*
                    Resource: '*'
      `,
    ],
  },
  'all-resources-but': {
    title: 'Policy speaks of all resources but some',
    why: `An \`Allow\` with \`NotResource\` gives everything that is not named, what is made next year too. Name what is needed, or deny
      what must not be.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['W21', 'W22', 'W23'],
    of: 'identity',
    says: ({ allows, but }) =>
      allows && but.resources ? 'allows all resources but some; name what is needed' : undefined,
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
              actions       = ["s3:GetObject"]
        -     not_resources = ["arn:aws:s3:::secrets/*"]
        +     resources     = ["arn:aws:s3:::data/*"]
            }
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: ci
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
        -           NotResource: arn:aws:s3:::secrets/*
        +           Resource: arn:aws:s3:::data/*
      `,
    ],
  },
})

function isEverything({ actions }: Statement): boolean {
  return actions.some((action) => action === '*' || action === '*:*')
}

function isAdministrator(statement: Statement): boolean {
  return isOpen(statement) && isEverything(statement)
}

/** Allowed on identities, to which it may attach any policy; keys and certificates cannot carry one. */
function grantsItself(statement: Statement): boolean {
  const { allows, narrowed, resources } = statement
  if (isOpen(statement)) return true
  return (
    allows && !narrowed && resources.some((each) => /^arn:[^:]*:iam::[^:]*:(?:\*|\/|user\/|role\/|group\/)/.test(each))
  )
}
