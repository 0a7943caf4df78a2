import type { Release } from '../../../../model/plan.ts'
import type { Statement } from '../../policy.ts'
import { type At, made, ours, passed } from './at.ts'

export function containers(releases: readonly Release[], { region, cluster, plan, previews }: At): Statement[] {
  if (releases.length === 0) return []
  const { before, ground, stage } = previews
  const balancers = [ground, stage].map(({ name }) => `${plan.system.slice(0, 31 - name.length)}-${name}`)
  const groups = `arn:aws:elasticloadbalancing:${region}:*:targetgroup/*`
  return [
    {
      sid: 'DescribeTasks',
      actions: [
        'ecs:DeregisterTaskDefinition',
        'ecs:DescribeTaskDefinition',
        'ecs:RegisterTaskDefinition',
        'ecs:TagResource',
      ],
      resources: ['*'],
    },
    {
      sid: 'KeepServices',
      actions: [
        'ecs:CreateService',
        'ecs:DeleteService',
        'ecs:DescribeServiceDeployments',
        'ecs:DescribeServiceRevisions',
        'ecs:DescribeServices',
        'ecs:ListServiceDeployments',
        'ecs:ListTagsForResource',
        'ecs:UpdateService',
      ],
      resources: ['service', 'service-deployment', 'service-revision'].map(
        (what) => `arn:aws:ecs:${region}:*:${what}/${cluster}/${before}*`,
      ),
    },
    {
      sid: 'HandOverRolesOfTasks',
      actions: ['iam:PassRole'],
      resources: releases.flatMap(({ name }) => [`arn:aws:iam::*:role/${name}`, `arn:aws:iam::*:role/${name}-start`]),
      conditions: [passed('ecs-tasks')],
    },
    {
      sid: 'LookAtDoors',
      actions: ['elasticloadbalancing:Describe*', 'servicediscovery:Get*', 'servicediscovery:List*'],
      resources: ['*'],
    },
    {
      sid: 'MakeDoors',
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateRule',
        'elasticloadbalancing:CreateTargetGroup',
      ],
      resources: [
        groups,
        ...balancers.flatMap((name) =>
          ['listener', 'listener-rule'].map((what) => `arn:aws:elasticloadbalancing:${region}:*:${what}/app/${name}/*`),
        ),
      ],
      conditions: [made],
    },
    {
      sid: 'ChangeDoors',
      actions: [
        'elasticloadbalancing:DeleteRule',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:ModifyRule',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
      ],
      resources: [
        groups,
        ...balancers.map((name) => `arn:aws:elasticloadbalancing:${region}:*:listener-rule/app/${name}/*`),
      ],
      conditions: [ours],
    },
    {
      sid: 'MakeNamespaces',
      actions: ['servicediscovery:CreateHttpNamespace', 'servicediscovery:TagResource'],
      resources: ['*'],
      conditions: [made],
    },
    {
      sid: 'DropNamespaces',
      actions: ['servicediscovery:DeleteNamespace'],
      resources: [`arn:aws:servicediscovery:${region}:*:namespace/*`],
      conditions: [ours],
    },
  ]
}
