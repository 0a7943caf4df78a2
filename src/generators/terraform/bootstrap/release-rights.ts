import type { Plan, Release, Stage } from '../../../model/plan.ts'
import { raw } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'

/** What it takes to send new images to one stage, and nothing of another. */
export function releasing(plan: Plan, stage: Stage): Statement[] {
  const stack = plan.stacks.find(({ name }) => name === stage.stack)
  const releases = plan.releases.filter((release) => release.stage.name === stage.name)
  const at = { region: stack?.region ?? '', cluster: stack?.cluster ?? '' }
  const of = (platform: Release['workload']['platform']) =>
    releases.filter(({ workload }) => workload.platform === platform)
  return [
    {
      sid: 'RecordImages',
      actions: ['ssm:GetParameter', 'ssm:PutParameter'],
      resources: releases.map(({ record }) => `arn:aws:ssm:${at.region}:*:parameter${record}`),
    },
    ...containers(of('containers'), at),
    ...functions(of('functions'), at),
    ...machines(of('virtual-machines'), at),
  ]
}

interface At {
  readonly region: string
  readonly cluster: string
}

/** IAM knows nothing narrower for revisions; what one may run with is bound by the roles that may be handed over. */
function containers(releases: readonly Release[], { region, cluster }: At): Statement[] {
  if (releases.length === 0) return []
  const services = releases.filter(({ workload }) => workload.service.type !== 'job')
  return [
    {
      sid: 'AddRevisions',
      actions: ['ecs:DescribeTaskDefinition', 'ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'],
      resources: ['*'],
    },
    ...(services.length > 0
      ? [
          {
            sid: 'UpdateServices',
            actions: ['ecs:DescribeServices', 'ecs:ListServiceDeployments', 'ecs:UpdateService'],
            resources: services.map(({ name }) => `arn:aws:ecs:${region}:*:service/${cluster}/${name}`),
          },
          {
            sid: 'FollowDeployments',
            actions: ['ecs:ContinueServiceDeployment', 'ecs:DescribeServiceDeployments', 'ecs:StopServiceDeployment'],
            resources: services.map(({ name }) => `arn:aws:ecs:${region}:*:service-deployment/${cluster}/${name}/*`),
          },
          {
            sid: 'RunMigrations',
            actions: ['ecs:RunTask'],
            resources: services.map(({ name }) => `arn:aws:ecs:${region}:*:task-definition/${name}:*`),
            conditions: [
              { test: 'ArnLike', variable: 'ecs:cluster', values: [`arn:aws:ecs:${region}:*:cluster/${cluster}`] },
            ],
          },
          {
            sid: 'LookAtMigrations',
            actions: ['ecs:DescribeTasks'],
            resources: [`arn:aws:ecs:${region}:*:task/${cluster}/*`],
          },
        ]
      : []),
    {
      sid: 'HandOverRoles',
      actions: ['iam:PassRole'],
      resources: releases.flatMap(({ name }) => [`arn:aws:iam::*:role/${name}`, `arn:aws:iam::*:role/${name}-start`]),
      conditions: [{ test: 'StringEquals', variable: 'iam:PassedToService', values: ['ecs-tasks.amazonaws.com'] }],
    },
  ]
}

function functions(releases: readonly Release[], { region }: At): Statement[] {
  if (releases.length === 0) return []
  const names = releases.map(({ name }) => name)
  return [
    {
      sid: 'PublishVersions',
      actions: [
        'lambda:GetAlias',
        'lambda:GetFunction',
        'lambda:GetFunctionConfiguration',
        'lambda:InvokeFunction',
        'lambda:UpdateAlias',
        'lambda:UpdateFunctionCode',
      ],
      resources: names.flatMap((name) => [
        `arn:aws:lambda:${region}:*:function:${name}`,
        `arn:aws:lambda:${region}:*:function:${name}:*`,
      ]),
    },
    {
      sid: 'ShiftTraffic',
      actions: [
        'codedeploy:CreateDeployment',
        'codedeploy:GetDeployment',
        'codedeploy:RegisterApplicationRevision',
        'codedeploy:GetApplicationRevision',
        'codedeploy:GetDeploymentConfig',
        'codedeploy:StopDeployment',
      ],
      resources: [
        ...names.flatMap((name) => [
          `arn:aws:codedeploy:${region}:*:application:${name}`,
          `arn:aws:codedeploy:${region}:*:deploymentgroup:${name}/live`,
        ]),
        `arn:aws:codedeploy:${region}:*:deploymentconfig:*`,
      ],
    },
    {
      sid: 'ReadManifests',
      actions: ['ecr:BatchGetImage'],
      resources: raw('values(aws_ecr_repository.this)[*].arn'),
    },
  ]
}

function machines(releases: readonly Release[], { region }: At): Statement[] {
  if (releases.length === 0) return []
  return [
    {
      sid: 'ReplaceMachines',
      actions: ['autoscaling:StartInstanceRefresh', 'autoscaling:CancelInstanceRefresh'],
      resources: releases.map(
        ({ name }) => `arn:aws:autoscaling:${region}:*:autoScalingGroup:*:autoScalingGroupName/${name}`,
      ),
    },
    { sid: 'LookAtMachines', actions: ['autoscaling:DescribeInstanceRefreshes'], resources: ['*'] },
  ]
}
