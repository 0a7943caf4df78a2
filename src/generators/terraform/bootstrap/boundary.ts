import type { Plan } from '../../../model/plan.ts'
import { type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { boundaryName } from '../boundary.ts'
import { issuer } from '../modules/pipeline-role.ts'
import { policyDocument, type Statement } from '../policy.ts'

const account = ref('data.aws_caller_identity.current.account_id')
const role = (name: string) => template`arn:aws:iam::${account}:role/${name}`

/** What no role of a stack may do, whoever wrote its policy: become something else, or blind those who watch. */
export function boundary({ system }: Plan): Block[] {
  return [
    policyDocument('boundary', [
      { sid: 'WhatItsOwnPolicySays', actions: ['*'], resources: ['*'] },
      { sid: 'NoOtherIdentity', effect: 'Deny', actions: identities, resources: ['*'] },
      { sid: 'NobodyIsBlinded', effect: 'Deny', actions: watching, resources: ['*'] },
      { sid: 'NothingIsLost', effect: 'Deny', actions: losses, resources: ['*'] },
      {
        sid: 'NoStateOfTerraform',
        effect: 'Deny',
        actions: ['s3:*'],
        resources: [ref('aws_s3_bucket.state.arn'), template`${ref('aws_s3_bucket.state.arn')}/*`],
      },
    ]),
    commented(
      'What no role can go beyond that a stack makes. A workload has what its own policy says, and never this.',
      block('resource', ['aws_iam_policy', 'boundary'], {
        name: boundaryName(system),
        description: 'What no role of a stack may do, whatever its own policy says',
        policy: ref('data.aws_iam_policy_document.boundary.json'),
      }),
    ),
  ]
}

/** What the role that applies a stack is denied, though it may do everything else: to make anything that is not bound. */
export function applying(plan: Plan): Statement[] {
  const { system } = plan
  const own = ref('aws_iam_policy.boundary.arn')
  return [
    {
      sid: 'RolesAreBound',
      effect: 'Deny',
      actions: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
      resources: ['*'],
      conditions: [{ test: 'StringNotEquals', variable: 'iam:PermissionsBoundary', values: [own] }],
    },
    { sid: 'AndStayBound', effect: 'Deny', actions: ['iam:DeleteRolePermissionsBoundary'], resources: ['*'] },
    {
      sid: 'TheBoundaryStands',
      effect: 'Deny',
      actions: [
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
      ],
      resources: [own],
    },
    {
      sid: 'RolesOfOthersAreLeftAlone',
      effect: 'Deny',
      actions: [
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:PassRole',
        'iam:UpdateAssumeRolePolicy',
      ],
      except: [role(`${system}-*`), role('s3-replication-*'), role('aws-service-role/*')],
    },
    { sid: 'RolesOfPipelinesAreLeftAlone', effect: 'Deny', actions: trusts, resources: pipelines(plan) },
    { sid: 'NoPerson', effect: 'Deny', actions: people, resources: ['*'] },
    { sid: 'NoOtherRole', effect: 'Deny', actions: ['sts:AssumeRole'], resources: ['*'] },
    { sid: 'NobodyIsBlinded', effect: 'Deny', actions: watching, resources: ['*'] },
    { sid: 'NoAccount', effect: 'Deny', actions: ['account:*', 'organizations:*'], resources: ['*'] },
  ]
}

/** Roles that the bootstrap stack makes, and who vouches for their jobs. */
function pipelines({ system, stacks, delivery, takeover, previews }: Plan) {
  return [
    ...stacks.flatMap(({ name }) => [`${system}-${name}-plan`, `${system}-${name}-apply`]),
    ...[...Object.values(delivery.roles), ...Object.values(delivery.releaseRoles)],
    ...[
      `${system}-publish`,
      `${system}-audit-trail`,
      ...(takeover ? [takeover.role] : []),
      ...(previews ? [previews.role] : []),
    ],
  ]
    .map(role)
    .concat(template`arn:aws:iam::${account}:oidc-provider/${issuer}`)
}

const people = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateUser',
  'iam:PutGroupPolicy',
  'iam:PutUserPolicy',
  'iam:UpdateAccessKey',
  'iam:UpdateLoginProfile',
]

const trusts = [
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:DeleteOpenIDConnectProvider',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateOpenIDConnectProviderThumbprint',
]

const identities = [
  ...people,
  'iam:AttachRolePolicy',
  'iam:CreateOpenIDConnectProvider',
  'iam:CreatePolicyVersion',
  'iam:CreateRole',
  'iam:CreateSAMLProvider',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
]

const losses = ['account:*', 'kms:DisableKey', 'kms:ScheduleKeyDeletion', 'organizations:*']

const watching = [
  'access-analyzer:DeleteAnalyzer',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
  'guardduty:UpdateDetector',
  'securityhub:DisableSecurityHub',
]
