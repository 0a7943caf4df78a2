import { ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { balancerStatements } from './balancer-policy.ts'
import type { StackContext } from './context.ts'
import { secretArns } from './secrets.ts'

/** What the account of an add-on may do in AWS. */
export function addonStatements(name: string, context: StackContext): Statement[] {
  if (name === 'external-secrets') return readSecrets(context)
  if (name === 'external-dns') return keepRecords
  if (name === 'cluster-autoscaler') return scaleNodes(context)
  if (name === 'prometheus-cloudwatch-exporter') return readMetrics
  if (name === 'loki' || name === 'tempo') return keepIn(name === 'loki' ? 'logs' : 'traces')
  if (name === 'fluent-bit') return writeLines(context)
  if (name === 'opentelemetry-gateway') return writeTraces
  if (name === 'keda') return lookAtQueues(context)
  if (name === 'kyverno' || name === 'trivy-operator') return readImages(context)
  if (name === 'aws-load-balancer-controller') return balancerStatements(context.stack.cluster)
  throw new Error(`nobody said what ${name} may do`)
}

function readSecrets(context: StackContext): Statement[] {
  const keys = [...new Set(context.homes.map(({ stage }) => label(stage.name)))]
  return [
    {
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: secretArns(context),
    },
    ...(keys.length > 0
      ? [
          {
            sid: 'DecryptSecrets',
            actions: ['kms:Decrypt'],
            resources: keys.map((key) => ref(`aws_kms_key.${key}.arn`)),
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
  const group = `arn:aws:logs:${stack.region}:*:log-group:${plan.monitoring.logs?.groups[stack.name]}`
  return [
    {
      sid: 'WriteLines',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [group, `${group}:*`],
    },
  ]
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
  return [
    {
      sid: 'CountMessages',
      actions: ['sqs:GetQueueAttributes'],
      resources: homes.filter(({ store }) => store.module === 'queue').map(({ module }) => ref(`module.${module}.arn`)),
    },
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
