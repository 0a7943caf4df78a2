import type { Release } from '../../../../model/plan.ts'
import { raw } from '../../../../syntax/hcl/build.ts'
import type { Statement } from '../../policy.ts'
import { type At, made, ours, passed } from './at.ts'

export function functions(releases: readonly Release[], { region, previews }: At): Statement[] {
  if (releases.length === 0) return []
  const { before, folder } = previews
  const apis = `arn:aws:apigateway:${region}::`
  return [
    {
      sid: 'KeepFunctions',
      actions: ['lambda:*'],
      resources: [`arn:aws:lambda:${region}:*:function:${before}*`],
    },
    {
      sid: 'FeedFunctions',
      actions: [
        'lambda:CreateEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
        'lambda:UpdateEventSourceMapping',
      ],
      resources: ['*'],
      conditions: [
        { test: 'ArnLike', variable: 'lambda:FunctionArn', values: [`arn:aws:lambda:${region}:*:function:${before}*`] },
      ],
    },
    {
      sid: 'LookAtTheirPlace',
      actions: [
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'lambda:GetEventSourceMapping',
        'lambda:ListTags',
        'logs:DescribeLogGroups',
      ],
      resources: ['*'],
    },
    {
      sid: 'HandOverRolesOfFunctions',
      actions: ['iam:PassRole'],
      resources: releases.map(({ name }) => `arn:aws:iam::*:role/${name}`),
      conditions: [passed('lambda')],
    },
    {
      sid: 'ReadImages',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetRepositoryPolicy'],
      resources: raw('values(aws_ecr_repository.this)[*].arn'),
    },
    {
      sid: 'LookAtApis',
      actions: ['apigateway:GET'],
      resources: [`${apis}/apis*`, `${apis}/domainnames*`, `${apis}/tags/*`],
    },
    {
      sid: 'MakeApis',
      actions: ['apigateway:POST', 'apigateway:PUT', 'apigateway:TagResource'],
      resources: [`${apis}/apis`, `${apis}/domainnames`, `${apis}/tags/*`],
      conditions: [made],
    },
    {
      sid: 'ChangeApis',
      actions: ['apigateway:DELETE', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
      resources: [`${apis}/apis/*`, `${apis}/domainnames/*`],
      conditions: [ours],
    },
    {
      sid: 'KeepLogsOfRequests',
      actions: ['logs:*'],
      resources: [`arn:aws:logs:${region}:*:log-group:/${folder}*`],
    },
    {
      sid: 'DeliverLogsOfRequests',
      actions: [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:UpdateLogDelivery',
      ],
      resources: ['*'],
    },
  ]
}
