import type { Plan, Previews, Release } from '../../../model/plan.ts'
import { raw, ref, template } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'

/** What it takes to make a preview and to take it away: nothing that is not named after a pull request, or tagged as a preview. */
export function previewing(plan: Plan, previews: Previews): Statement[] {
  const stack = plan.stacks.find(({ name }) => name === previews.stage.stack)
  const at: At = { region: stack?.region ?? '', cluster: stack?.cluster ?? '', plan, previews }
  const on = (platform: Release['workload']['platform']) =>
    previews.releases.filter(({ workload }) => workload.platform === platform)
  return [
    ...state(at),
    ...(previews.databases.length > 0 ? databases(at) : []),
    ...stores(at),
    ...containers(on('containers'), at),
    ...functions(on('functions'), at),
    ...names(at),
    { sid: 'FindWhatIsLeft', actions: ['tag:GetResources'], resources: ['*'] },
  ]
}

interface At {
  readonly region: string
  readonly cluster: string
  readonly plan: Plan
  readonly previews: Previews
}

const made = { test: 'StringEquals', variable: 'aws:RequestTag/stack', values: ['preview'] }
const ours = { test: 'StringEquals', variable: 'aws:ResourceTag/stack', values: ['preview'] }

/** Terraform lists workspaces too, though there are none. */
function state({ region, previews }: At): Statement[] {
  const bucket = ref('aws_s3_bucket.state.arn')
  const folder = previews.state.before.replace(/[^/]*$/, '')
  return [
    {
      sid: 'ListStates',
      actions: ['s3:ListBucket'],
      resources: [bucket],
      conditions: [{ test: 'StringLike', variable: 's3:prefix', values: [`${folder}*`, 'env:/*'] }],
    },
    {
      sid: 'KeepStates',
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [template`${bucket}/${folder}*`],
    },
    {
      sid: 'ReadGround',
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${region}:*:parameter${previews.parameter}`],
    },
  ]
}

/** Who runs the task that makes databases may tell it what to run: on the server of the ground, never on one of production. */
function databases({ region, cluster, previews }: At): Statement[] {
  const tasks = previews.databases.map(({ task }) => task)
  return [
    {
      sid: 'MakeDatabases',
      actions: ['ecs:RunTask'],
      resources: tasks.map((task) => `arn:aws:ecs:${region}:*:task-definition/${task}:*`),
      conditions: [
        { test: 'ArnLike', variable: 'ecs:cluster', values: [`arn:aws:ecs:${region}:*:cluster/${cluster}`] },
      ],
    },
    {
      sid: 'WaitForDatabases',
      actions: ['ecs:DescribeTasks'],
      resources: [`arn:aws:ecs:${region}:*:task/${cluster}/*`],
    },
    {
      sid: 'HandOverRolesOfDatabases',
      actions: ['iam:PassRole'],
      resources: tasks.flatMap((task) => [`arn:aws:iam::*:role/${task}`, `arn:aws:iam::*:role/${task}-start`]),
      conditions: [passed('ecs-tasks')],
    },
    {
      sid: 'FindServers',
      actions: ['rds:DescribeDBClusters', 'rds:DescribeDBInstances', 'rds:ListTagsForResource'],
      resources: previews.databases.map(
        ({ store, server }) => `arn:aws:rds:${region}:*:${store.module === 'aurora' ? 'cluster' : 'db'}:${server}`,
      ),
    },
    {
      sid: 'ReadTheirUser',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: previews.databases.map(({ secret }) => `arn:aws:secretsmanager:${region}:*:secret:${secret}-??????`),
    },
  ]
}

function stores({ region, plan, previews }: At): Statement[] {
  const { before, folder, own, databases } = previews
  const has = (module: string) => own.some((store) => store.module === module)
  if (own.length + databases.length === 0) return []
  return [
    {
      sid: 'KeepConnections',
      actions: ['secretsmanager:*'],
      resources: [`arn:aws:secretsmanager:${region}:*:secret:${folder}*`],
    },
    {
      sid: 'UseTheKey',
      actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: [
        {
          test: 'ForAnyValue:StringEquals',
          variable: 'kms:ResourceAliases',
          values: [`alias/${plan.system}-${previews.ground.name}`],
        },
        {
          test: 'StringEquals',
          variable: 'kms:ViaService',
          values: ['dynamodb', 's3', 'secretsmanager'].map((service) => `${service}.${region}.amazonaws.com`),
        },
      ],
    },
    ...(has('queue')
      ? [{ sid: 'KeepQueues', actions: ['sqs:*'], resources: [`arn:aws:sqs:${region}:*:${before}*`] }]
      : []),
    ...(has('table')
      ? [{ sid: 'KeepTables', actions: ['dynamodb:*'], resources: [`arn:aws:dynamodb:${region}:*:table/${before}*`] }]
      : []),
    ...(has('bucket')
      ? [{ sid: 'KeepBuckets', actions: ['s3:*'], resources: [`arn:aws:s3:::${before}*`, `arn:aws:s3:::${before}*/*`] }]
      : []),
  ]
}

function containers(releases: readonly Release[], { region, cluster, plan, previews }: At): Statement[] {
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

function functions(releases: readonly Release[], { region, previews }: At): Statement[] {
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

/** One zone has the names of every stage: the role writes those of pull requests and no other. */
function names({ previews }: At): Statement[] {
  const { stage, releases } = previews
  if (releases.every(({ workload }) => !workload.hosts[stage.name])) return []
  const zone = ref('aws_route53_zone.main.arn')
  return [
    {
      sid: 'LookAtNames',
      actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets', 'route53:ListTagsForResource'],
      resources: [zone],
    },
    { sid: 'WaitForNames', actions: ['route53:GetChange'], resources: ['arn:aws:route53:::change/*'] },
    {
      sid: 'WriteNames',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [zone],
      conditions: [
        {
          test: 'ForAllValues:StringLike',
          variable: 'route53:ChangeResourceRecordSetsNormalizedRecordNames',
          values: releases.flatMap(({ workload }) =>
            workload.hosts[stage.name] ? [`${workload.name}-*.${stage.host}`] : [],
          ),
        },
        {
          test: 'ForAllValues:StringEquals',
          variable: 'route53:ChangeResourceRecordSetsRecordTypes',
          values: ['A'],
        },
      ],
    },
  ]
}

function passed(service: string) {
  return { test: 'StringEquals', variable: 'iam:PassedToService', values: [`${service}.amazonaws.com`] }
}
