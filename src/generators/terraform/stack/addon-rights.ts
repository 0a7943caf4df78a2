import { ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'
import { domainOf } from './log-search-domain.ts'
import { secretArns } from './secrets.ts'

/** One thing that an account may do: not given where there is nothing that it could be done on. */
export interface Right {
  readonly sid: string
  readonly actions: readonly string[]
  readonly on: (context: StackContext) => readonly Value[]
  readonly where?: (context: StackContext) => NonNullable<Statement['conditions']>
}

const everything = () => ['*']
const readImages = images()

/** By add-on. Those whose rights follow from more than their stack say them in a file of their own. */
export const addonRights: Readonly<Record<string, readonly Right[]>> = {
  'cloudwatch-collector': [
    {
      sid: 'WriteCounts',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      on: () => [template`${ref('aws_cloudwatch_log_group.metrics.arn')}:*`],
    },
    { sid: 'FindGroups', actions: ['logs:DescribeLogGroups'], on: everything },
  ],
  'cluster-autoscaler': [
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
      on: everything,
    },
    {
      sid: 'LookAtNodeGroups',
      actions: ['eks:DescribeNodegroup'],
      on: ({ stack }) => [template`arn:aws:eks:*:*:nodegroup/${stack.cluster}/*`],
    },
    {
      sid: 'ScaleNodesOfThisCluster',
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      on: everything,
      where: ({ stack }) => equal(`aws:ResourceTag/k8s.io/cluster-autoscaler/${stack.cluster}`, 'owned'),
    },
  ],
  // Records that prove a name, and none that lead anybody anywhere.
  'cert-manager': [
    {
      sid: 'WriteProofs',
      actions: ['route53:ChangeResourceRecordSets'],
      on: () => [ref('data.aws_route53_zone.main.arn')],
      where: () => [
        {
          test: 'ForAllValues:StringLike',
          variable: 'route53:ChangeResourceRecordSetsNormalizedRecordNames',
          values: ['_acme-challenge.*'],
        },
        {
          test: 'ForAllValues:StringEquals',
          variable: 'route53:ChangeResourceRecordSetsRecordTypes',
          values: ['TXT'],
        },
      ],
    },
    {
      sid: 'ReadProofs',
      actions: ['route53:ListResourceRecordSets'],
      on: () => [ref('data.aws_route53_zone.main.arn')],
    },
    { sid: 'SeeChanges', actions: ['route53:GetChange'], on: () => ['arn:aws:route53:::change/*'] },
    { sid: 'FindZone', actions: ['route53:ListHostedZonesByName'], on: everything },
  ],
  'external-dns': [
    {
      sid: 'ChangeRecords',
      actions: ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets', 'route53:ListTagsForResource'],
      on: () => [ref('data.aws_route53_zone.main.arn')],
    },
    { sid: 'FindZone', actions: ['route53:ListHostedZones'], on: everything },
  ],
  'external-secrets': [
    {
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      on: (context) => [...secretArns(context), ...searched(context, 'secret_arn')],
    },
    {
      sid: 'DecryptSecrets',
      actions: ['kms:Decrypt'],
      on: (context) =>
        [...new Set((context.plan.mounted ? [] : context.homes).map(({ stage }) => label(stage.name)))]
          .map((key): Value => ref(`aws_kms_key.${key}.arn`))
          .concat(searched(context, 'key_arn')),
      where: ({ stack }) => equal('kms:ViaService', `secretsmanager.${stack.region}.amazonaws.com`),
    },
  ],
  keda: [
    {
      sid: 'CountMessages',
      actions: ['sqs:GetQueueAttributes'],
      on: ({ homes }) =>
        homes.filter(({ store }) => store.module === 'queue').map(({ module }) => ref(`module.${module}.arn`)),
    },
  ],
  'fluent-bit': [
    {
      sid: 'WriteLines',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      on: ({ plan, stack }) => {
        if (plan.monitoring.search) return []
        const group = `arn:aws:logs:${stack.region}:*:log-group:${plan.monitoring.logs?.groups[stack.name]}`
        return [group, `${group}:*`]
      },
    },
  ],
  'kube-prometheus-stack': [
    {
      sid: 'WriteHistory',
      actions: ['aps:RemoteWrite'],
      on: ({ plan }) => {
        const { id, region } = plan.monitoring.history?.workspace ?? { id: '', region: '' }
        return [`arn:aws:aps:${region}:*:workspace/${id}`]
      },
    },
  ],
  kyverno: readImages,
  loki: keepIn('logs'),
  'opentelemetry-gateway': [
    { sid: 'WriteTraces', actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], on: everything },
  ],
  'prometheus-cloudwatch-exporter': [
    {
      sid: 'ReadMetrics',
      actions: ['cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'],
      on: everything,
    },
  ],
  tempo: keepIn('traces'),
  'trivy-operator': readImages,
}

/** The bucket of logs or of traces, and its key. */
function keepIn(module: string): Right[] {
  const arn = ref(`module.${module}.arn`)
  return [
    { sid: 'ListBucket', actions: ['s3:ListBucket'], on: () => [arn] },
    {
      sid: 'KeepObjects',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      on: () => [template`${arn}/*`],
    },
    { sid: 'UseKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: () => [ref(`module.${module}.key_arn`)] },
  ]
}

/** Those of the system, in the registry of the account; what others publish asks for no right. */
function images(): Right[] {
  return [
    { sid: 'SignIn', actions: ['ecr:GetAuthorizationToken'], on: everything },
    {
      sid: 'ReadImages',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:DescribeImages',
        'ecr:GetDownloadUrlForLayer',
        'ecr:ListImages',
      ],
      on: ({ plan }) => [`arn:aws:ecr:*:*:repository/${plan.system}/*`],
    },
  ]
}

/** Of the domain that keeps logs, where there is one. */
function searched(context: StackContext, output: string): Value[] {
  return domainOf(context) === undefined ? [] : [ref(`module.log_search.${output}`)]
}

function equal(variable: string, value: string): NonNullable<Statement['conditions']> {
  return [{ test: 'StringEquals', variable, values: [value] }]
}
