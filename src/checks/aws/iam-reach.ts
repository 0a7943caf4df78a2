import { reading, restrictable } from './actions.ts'
import { policies } from './policies.ts'
import { isOpen, type Statement } from './statements.ts'
import { tooWide } from './topics.ts'

export const checks = policies({
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
})

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
