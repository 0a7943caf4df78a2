import { ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { balancerStatements } from './balancer-policy.ts'
import type { StackContext } from './context.ts'
import { lagStatements } from './kafka-statements.ts'
import { karpenterStatements } from './karpenter-policy.ts'
import { asking, domainOf } from './log-search-domain.ts'
import { sealStatements } from './seal.ts'
import { decryptStatements } from './secret-keys.ts'
import { secretArns } from './secrets.ts'
import { stateStatements } from './state.ts'

/** What the account of an add-on may do in AWS. */
export function addonStatements(name: string, context: StackContext): Statement[] {
  const statements = policies[name]
  if (!statements) throw new Error(`nobody said what ${name} may do`)
  return statements(context)
}

const policies: Readonly<Record<string, (context: StackContext) => Statement[]>> = {
  'aws-load-balancer-controller': ({ stack }) => balancerStatements(stack.cluster),
  'cloudwatch-collector': writeCounts,
  'cluster-autoscaler': scaleNodes,
  'external-dns': () => keepRecords,
  'external-secrets': readSecrets,
  karpenter: karpenterStatements,
  keda: lookAtQueues,
  'fluent-bit': writeLines,
  'kube-prometheus-stack': writeHistory,
  jaeger: () => asking(['Get', 'Post', 'Put', 'Head', 'Delete']),
  kyverno: readImages,
  loki: () => keepIn('logs'),
  'opentelemetry-gateway': () => writeTraces,
  'prometheus-cloudwatch-exporter': () => readMetrics,
  'sops-secrets-operator': decryptStatements,
  tempo: () => keepIn('traces'),
  'trivy-operator': readImages,
  vault: sealStatements,
  velero: stateStatements,
}

function readSecrets(context: StackContext): Statement[] {
  const searched = domainOf(context) !== undefined
  const keys = [
    ...[...new Set(context.homes.map(({ stage }) => label(stage.name)))].map((key) => ref(`aws_kms_key.${key}.arn`)),
    ...(searched ? [ref('module.log_search.key_arn')] : []),
  ]
  return [
    {
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: [...secretArns(context), ...(searched ? [ref('module.log_search.secret_arn')] : [])],
    },
    ...(keys.length > 0
      ? [
          {
            sid: 'DecryptSecrets',
            actions: ['kms:Decrypt'],
            resources: keys,
            conditions: [
              {
                test: 'StringEquals',
                variable: 'kms:ViaService',
                values: [`secretsmanager.${context.stack.region}.amazonaws.com`],
              },
            ],
          },
        ]
      : []),
  ]
}

const keepRecords: Statement[] = [
  {
    sid: 'ChangeRecords',
    actions: ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets', 'route53:ListTagsForResource'],
    resources: [ref('data.aws_route53_zone.main.arn')],
  },
  { sid: 'FindZone', actions: ['route53:ListHostedZones'], resources: ['*'] },
]

/** The bucket of logs or of traces, and its key. */
function keepIn(module: string): Statement[] {
  const arn = ref(`module.${module}.arn`)
  return [
    { sid: 'ListBucket', actions: ['s3:ListBucket'], resources: [arn] },
    {
      sid: 'KeepObjects',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [template`${arn}/*`],
    },
    { sid: 'UseKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [ref(`module.${module}.key_arn`)] },
  ]
}

function writeLines({ plan, stack }: StackContext): Statement[] {
  if (plan.monitoring.search) return asking(['Get', 'Post', 'Put', 'Head'])
  const group = `arn:aws:logs:${stack.region}:*:log-group:${plan.monitoring.logs?.groups[stack.name]}`
  return [
    {
      sid: 'WriteLines',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [group, `${group}:*`],
    },
  ]
}

function writeCounts(): Statement[] {
  return [
    {
      sid: 'WriteCounts',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [template`${ref('aws_cloudwatch_log_group.metrics.arn')}:*`],
    },
    { sid: 'FindGroups', actions: ['logs:DescribeLogGroups'], resources: ['*'] },
  ]
}

function writeHistory({ plan }: StackContext): Statement[] {
  const { id, region } = plan.monitoring.history?.workspace ?? { id: '', region: '' }
  return [{ sid: 'WriteHistory', actions: ['aps:RemoteWrite'], resources: [`arn:aws:aps:${region}:*:workspace/${id}`] }]
}

const writeTraces: Statement[] = [
  { sid: 'WriteTraces', actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] },
]

const readMetrics: Statement[] = [
  {
    sid: 'ReadMetrics',
    actions: ['cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'],
    resources: ['*'],
  },
]

/** Images of the system, in the registry of the account; what others publish asks for no right. */
function readImages({ plan }: StackContext): Statement[] {
  return [
    { sid: 'SignIn', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
    {
      sid: 'ReadImages',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:DescribeImages',
        'ecr:GetDownloadUrlForLayer',
        'ecr:ListImages',
      ],
      resources: [`arn:aws:ecr:*:*:repository/${plan.system}/*`],
    },
  ]
}

function lookAtQueues({ homes }: StackContext): Statement[] {
  const queues = homes.filter(({ store }) => store.module === 'queue')
  const topics = homes.filter(({ store }) => store.module === 'kafka')
  return [
    ...(queues.length > 0
      ? [
          {
            sid: 'CountMessages',
            actions: ['sqs:GetQueueAttributes'],
            resources: queues.map(({ module }) => ref(`module.${module}.arn`)),
          },
        ]
      : []),
    ...topics.flatMap(({ module }, index) =>
      lagStatements(module).map((statement) => ({ ...statement, sid: `${statement.sid}${index + 1}` })),
    ),
  ]
}

function scaleNodes({ stack }: StackContext): Statement[] {
  return [
    {
      sid: 'LookAtNodes',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'autoscaling:DescribeTags',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
      ],
      resources: ['*'],
    },
    {
      sid: 'LookAtNodeGroups',
      actions: ['eks:DescribeNodegroup'],
      resources: [template`arn:aws:eks:*:*:nodegroup/${stack.cluster}/*`],
    },
    {
      sid: 'ScaleNodesOfThisCluster',
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: ['*'],
      conditions: [
        {
          test: 'StringEquals',
          variable: `aws:ResourceTag/k8s.io/cluster-autoscaler/${stack.cluster}`,
          values: ['owned'],
        },
      ],
    },
  ]
}
