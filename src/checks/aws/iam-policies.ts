import { reading, restrictable } from './actions.ts'
import { policies } from './policies.ts'
import type { Statement } from './statements.ts'
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
    why: `Whoever may do everything in IAM may give themselves everything else: it is the administrator of the account by another name.`,
    ...tooWide,
    sources: ['CKV2_AWS_40'],
    of: 'identity',
    says: (statement) =>
      isOpen(statement) && statement.actions.some((action) => /^iam:\*+$/i.test(action))
        ? 'allows `iam:*` on everything; name what is needed'
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
  'takes-data-out': {
    title: 'Policy lets an identity read all data of a kind',
    why: `Every object of every bucket, or every parameter: whoever takes over the workload can carry them out. Name what it needs.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_108', 'CKV_AWS_288', 'AWS-0345', 'AWS-0346'],
    of: 'identity',
    says: (statement) =>
      told(statement, /^(?:s3:(?:\*|get\*|getobject)|ssm:(?:\*|get\*|getparameters?(?:bypath)?))$/i, 'reads all of'),
    examples: [
      `
          data "aws_iam_policy_document" "api" {
            statement {
              actions   = ["s3:GetObject"]
        -     resources = ["*"]
        +     resources = ["arn:aws:s3:::uploads/*"]
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
                    Action: ssm:GetParameter
        -           Resource: '*'
        +           Resource: arn:aws:ssm:eu-west-1:111122223333:parameter/api/*
      `,
    ],
  },
  'makes-credentials': {
    title: 'Policy lets an identity get credentials of others',
    why: `Actions that give out keys, passwords and tokens, on everything, turn a small break-in into many. Name whose.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_107', 'CKV_AWS_287'],
    of: 'identity',
    says: (statement) => told(statement, credentials, 'gets credentials by'),
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
              actions   = ["iam:CreateAccessKey"]
        -     resources = ["*"]
        +     resources = ["arn:aws:iam::111122223333:user/backup"]
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
                    Action: sts:AssumeRole
        -           Resource: '*'
        +           Resource: arn:aws:iam::111122223333:role/deploy
      `,
    ],
  },
  escalation: {
    title: 'Policy lets an identity give itself more rights',
    why: `One of these actions, or two together, on everything, are a way to the rights of an administrator: a new version of a policy, a
      role that is passed to a function. Name what they may be done on, or set a boundary.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_110', 'CKV_AWS_286'],
    of: 'identity',
    says: (statement, _, policy) => {
      const open = policy.filter(isOpen)
      if (!open.includes(statement)) return undefined
      const may = (action: string) => open.some(({ actions }) => actions.some((each) => covers(each, action)))
      const way = ways.find((steps) => steps.every(may))
      const isFirst =
        way && open.find(({ actions }) => actions.some((each) => covers(each, way[0] ?? ''))) === statement
      return isFirst ? `can give itself rights by \`${way.join('` and `')}\`; name what it may be done on` : undefined
    },
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
              actions   = ["iam:CreatePolicyVersion"]
        -     resources = ["*"]
        +     resources = ["arn:aws:iam::111122223333:policy/shop-api"]
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
                    Action: [iam:PassRole, ec2:RunInstances]
        -           Resource: '*'
        +           Resource: arn:aws:iam::111122223333:role/shop-api
      `,
    ],
  },
  'manages-permissions': {
    title: 'Policy lets an identity change who may use anything',
    why: `Actions that change policies and grants, on every resource, open what others keep closed. Name the resources.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: [
      ...['CKV_AWS_109', 'CKV_AWS_111', 'CKV_AWS_289', 'CKV_AWS_290', 'CKV_AWS_355', 'CKV_AWS_356'],
      ...['AWS-0057', 'W11', 'W12', 'W13'],
    ],
    of: 'identity',
    says: (statement) => told(statement, permissions, 'changes permissions by'),
    examples: [
      `
          data "aws_iam_policy_document" "ci" {
            statement {
              actions   = ["s3:PutBucketPolicy"]
        -     resources = ["*"]
        +     resources = ["arn:aws:s3:::data"]
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
                    Action: kms:CreateGrant
        -           Resource: '*'
        +           Resource: arn:aws:kms:eu-west-1:111122223333:key/data
      `,
    ],
  },
  'writes-everywhere': {
    title: 'Policy lets an identity change every resource of a kind',
    why: `What it may change on one it may change on all, those of other teams too. Name the resources, or ask for a tag.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_111', 'CKV_AWS_290', 'CKV_AWS_355', 'CKV_AWS_356', 'AWS-0057', 'W11', 'W12', 'W13'],
    of: 'identity',
    says: (statement) => {
      if (!isOpen(statement) || statement.actions.some((action) => permissions.test(action))) return undefined
      const action = statement.actions.find((each) => !reading.test(each) && restrictable(each))
      return action && `may do \`${action}\` on everything; name what it needs`
    },
    examples: [
      `
          data "aws_iam_policy_document" "api" {
            statement {
              actions   = ["s3:PutObject"]
        -     resources = ["*"]
        +     resources = ["arn:aws:s3:::uploads/*"]
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
                    Action: dynamodb:PutItem
        -           Resource: '*'
        +           Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      `,
    ],
  },
  'reads-everywhere': {
    title: 'Policy lets an identity read every resource of a kind',
    why: `What it may read of one it may read of all, those of other teams too. Name the resources.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_355', 'CKV_AWS_356', 'AWS-0057', 'W11', 'W12', 'W13'],
    of: 'identity',
    says: (statement) => {
      if (!isOpen(statement) || statement.actions.some((action) => !reading.test(action) && restrictable(action)))
        return undefined
      const action = statement.actions.find((each) => reading.test(each) && restrictable(each))
      return action && `may do \`${action}\` on everything; name what it needs`
    },
    examples: [
      `
          data "aws_iam_policy_document" "api" {
            statement {
              actions   = ["dynamodb:Query"]
        -     resources = ["*"]
        +     resources = ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"]
            }
            statement {
              actions   = ["ec2:DescribeInstances"]
              resources = ["*"]
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
                    Action: sqs:ReceiveMessage
        -           Resource: '*'
        +           Resource: arn:aws:sqs:eu-west-1:111122223333:jobs
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

/** Allowed on everything, without a condition. */
function isOpen({ allows, resources, narrowed }: Statement): boolean {
  return allows && !narrowed && resources.includes('*')
}

function isEverything({ actions }: Statement): boolean {
  return actions.some((action) => action === '*' || action === '*:*')
}

function isAdministrator(statement: Statement): boolean {
  return isOpen(statement) && isEverything(statement)
}

function told(statement: Statement, pattern: RegExp, verb: string): string | undefined {
  const action = isOpen(statement) ? statement.actions.find((each) => pattern.test(each)) : undefined
  return action && `${verb} \`${action}\`, on everything; name what it needs`
}

/** Whether an action with wildcards, as policies write it, takes in another one. */
function covers(written: string, action: string): boolean {
  if (written === '*') return false
  const [pattern = '', wanted] = [written.toLowerCase(), action.toLowerCase()]
  return pattern === wanted || (pattern.endsWith('*') && wanted.startsWith(pattern.slice(0, -1)))
}

const credentials =
  /^(?:chime:createapikey|codepipeline:pollforjobs|cognito-identity:getcredentialsforidentity|cognito-identity:getopenidtoken(?:fordeveloperidentity)?|gamelift:requestuploadcredentials|iam:(?:createaccesskey|createloginprofile|createservicespecificcredential|resetservicespecificcredential|updateaccesskey)|lightsail:(?:getinstanceaccessdetails|getrelationaldatabasemasteruserpassword|downloaddefaultkeypair)|rds-db:connect|redshift:(?:getclustercredentials|createclusteruser)|snowball:getjobunlockcode|storagegateway:describechapcredentials|sts:(?:\*|assumerole|assumerolewithsaml|assumerolewithwebidentity|getfederationtoken|getsessiontoken))$/i

/** Rights are changed by these, or given on. */
const permissions =
  /^(?:iam:(?:\*|add|attach|create|delete|detach|put|remove|set|update|pass).*|[\w-]+:(?:put|delete|set|add|remove|create)\w*(?:policy|permissions?|acl|grant|acls)\w*|kms:(?:\*|creategrant|revokegrant|retiregrant|putkeypolicy)|s3:(?:\*|put\*|putbucketpublicaccessblock)|sts:\*|organizations:\*|lambda:addpermission|sqs:\*|sns:\*|secretsmanager:\*|ecr:\*|lambda:\*|glacier:\*|ram:.*|ec2:(?:modify|reset)\w*attribute)$/i

/** Known ways from few rights to all. */
const ways: readonly (readonly string[])[] = [
  ...[
    ...[
      'CreatePolicyVersion',
      'SetDefaultPolicyVersion',
      'CreateAccessKey',
      'CreateLoginProfile',
      'UpdateLoginProfile',
    ],
    ...[
      'AttachUserPolicy',
      'AttachGroupPolicy',
      'AttachRolePolicy',
      'PutUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
    ],
    ...['AddUserToGroup', 'UpdateAssumeRolePolicy'],
  ].map((action) => [`iam:${action}`]),
  ['iam:PassRole', 'ec2:RunInstances'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  ['iam:PassRole', 'cloudformation:CreateStack'],
  ['iam:PassRole', 'glue:CreateDevEndpoint'],
  ['iam:PassRole', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
  ['iam:PassRole', 'codestar:CreateProject'],
  ['iam:PassRole', 'sagemaker:CreateNotebookInstance'],
  ['iam:PassRole', 'ecs:RunTask'],
  ['lambda:UpdateFunctionCode'],
  ['glue:UpdateDevEndpoint'],
  ['codestar:CreateProjectFromTemplate'],
]
