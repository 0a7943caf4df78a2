import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'
import { identity } from './identity.ts'
import { keptAsAsked } from './retention.ts'

/** What CloudWatch is told of a cluster: nodes and pods by an add-on of EKS, services and workloads by a collector. */
export function insightBlocks({ spec, plan, stack, clustered }: StackContext): Block[] {
  const group = plan.monitoring.counted?.groups[stack.name]
  if (!clustered || group === undefined) return []
  const kept = { retention_in_days: keptAsAsked(spec.compliance).log_retention_days ?? 30 }
  return [
    block('resource', ['aws_cloudwatch_log_group', 'metrics'], { name: group, ...kept }),
    block('resource', ['aws_cloudwatch_log_group', 'insights'], {
      name: template`/aws/containerinsights/${ref('local.name')}/performance`,
      ...kept,
    }),
    ...identity('insights', `${stack.cluster}-insights`, 'amazon-cloudwatch', 'cloudwatch-agent', [
      {
        sid: 'WriteMetrics',
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: [
          { test: 'StringEquals', variable: 'cloudwatch:namespace', values: ['ContainerInsights', 'CWAgent'] },
        ],
      },
      {
        sid: 'WritePerformance',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [template`${ref('aws_cloudwatch_log_group.insights.arn')}:*`],
      },
      { sid: 'FindGroups', actions: ['logs:DescribeLogGroups'], resources: ['*'] },
      { sid: 'KnowDisksAndTags', actions: ['ec2:DescribeVolumes', 'ec2:DescribeTags'], resources: ['*'] },
    ]),
    block('resource', ['aws_eks_addon', 'insights'], {
      cluster_name: ref('module.cluster.name'),
      addon_name: 'amazon-cloudwatch-observability',
      configuration_values: commented(
        'Lines are passed on by Fluent Bit of this repository, which hides secrets first. Objectives come from the services themselves.',
        call('jsonencode', {
          containerLogs: { enabled: false },
          manager: { applicationSignals: { autoMonitor: { monitorAllServices: false } } },
          agent: {
            config: { logs: { metrics_collected: { kubernetes: { enhanced_container_insights: true } } } },
          },
        }),
      ),
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'OVERWRITE',
      depends_on: [ref('module.cluster'), ref('module.insights_identity')],
    }),
    block('resource', ['aws_eks_addon', 'state_metrics'], {
      cluster_name: ref('module.cluster.name'),
      addon_name: 'kube-state-metrics',
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'OVERWRITE',
      depends_on: [ref('module.cluster')],
    }),
  ]
}
