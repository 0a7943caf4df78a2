import type { Release, Stage } from '../../../model/plan.ts'
import { type Block, block, call, ref, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { isProduction, type StackContext } from './context.ts'
import { countedIn, type Picture } from './pod-pictures.ts'
import { balanced, balancerOf, targetsOf } from './releases.ts'
import { picturesOf } from './store-pictures.ts'

/** What a person looks at when paged, where CloudWatch is all there is: one page for each stage with users. */
export function dashboardBlocks(context: StackContext): Block[] {
  return context.stages
    .filter(
      (stage) =>
        isProduction(stage) &&
        (context.releases.some((release) => release.stage === stage) || countedIn(stage, context).length > 0),
    )
    .map((stage) =>
      block('resource', ['aws_cloudwatch_dashboard', label(stage.name)], {
        dashboard_name: `${context.plan.system}-${stage.name}`,
        dashboard_body: call('jsonencode', { widgets: widgets(stage, context) }),
      }),
    )
}

const width = 8
const height = 6

/** Three in a row, below a line that says where the runbooks are. */
function widgets(stage: Stage, context: StackContext): Value[] {
  const { plan, stack } = context
  const { repository, branch } = plan.delivery
  const pictures = [
    ...context.releases.filter((release) => release.stage === stage).flatMap((release) => ofRelease(release, context)),
    ...countedIn(stage, context),
    ...context.homes.filter((home) => home.stage === stage).flatMap(picturesOf),
  ]
  return [
    {
      type: 'text',
      x: 0,
      y: 0,
      width: 3 * width,
      height: 2,
      properties: {
        markdown: `# ${plan.system} in ${stage.name}\n[Runbooks](https://github.com/${repository}/tree/${branch}/docs/runbooks), one for each alarm`,
      },
    },
    ...pictures.map(
      ({ title, metrics, unit }, index): Value => ({
        type: 'metric',
        x: (index % 3) * width,
        y: 2 + Math.floor(index / 3) * height,
        width,
        height,
        properties: {
          title,
          region: stack.region,
          view: 'timeSeries',
          period: 60,
          metrics,
          yAxis: { left: { label: unit, min: 0, showUnits: false } },
        },
      }),
    ),
  ]
}

function ofRelease(release: Release, context: StackContext): Picture[] {
  const { workload, name } = release
  const title = workload.name
  if (workload.platform === 'functions') {
    const own = (metric: string, stat: string): Value => ['AWS/Lambda', metric, 'FunctionName', name, { stat }]
    return [
      {
        title: `${title}: calls and failures`,
        unit: 'a minute',
        metrics: [own('Invocations', 'Sum'), own('Errors', 'Sum'), own('Throttles', 'Sum')],
      },
      {
        title: `${title}: time`,
        unit: 'ms',
        metrics: [own('Duration', 'p50'), own('Duration', 'p95'), own('Duration', 'p99')],
      },
      { title: `${title}: at once`, unit: 'running', metrics: [own('ConcurrentExecutions', 'Maximum')] },
    ]
  }
  return [...(balanced(context).includes(release) ? requests(release, context) : []), load(release)]
}

/** Of two target groups that take turns each has its own lines: while a new version is let in, they are the two versions. */
function requests(release: Release, context: StackContext): Picture[] {
  const targets = targetsOf(release, context)
  const balancer = ref(`module.${balancerOf(release)}.arn_suffix`)
  const own = (metric: string, stat: string): Value[] =>
    targets.map((target, index) => [
      'AWS/ApplicationELB',
      metric,
      'LoadBalancer',
      balancer,
      'TargetGroup',
      target,
      { stat, ...(targets.length > 1 && { label: `${metric} ${stat} ${index === 0 ? 'blue' : 'green'}` }) },
    ])
  return [
    {
      title: `${release.workload.name}: requests and failures`,
      unit: 'a minute',
      metrics: [
        ...['RequestCount', 'HTTPCode_Target_5XX_Count', 'HTTPCode_Target_4XX_Count'].flatMap((metric) =>
          own(metric, 'Sum'),
        ),
        [
          'AWS/ApplicationELB',
          'HTTPCode_ELB_5XX_Count',
          'LoadBalancer',
          balancer,
          { stat: 'Sum', label: 'Answered by the balancer itself, for all behind it' },
        ],
      ],
    },
    {
      title: `${release.workload.name}: time to answer`,
      unit: 's',
      metrics: ['p50', 'p95', 'p99'].flatMap((stat) => own('TargetResponseTime', stat)),
    },
  ]
}

function load({ workload, name }: Release): Picture {
  if (workload.platform === 'virtual-machines')
    return {
      title: `${workload.name}: machines`,
      unit: '% and number',
      metrics: [
        ['AWS/EC2', 'CPUUtilization', 'AutoScalingGroupName', name, { stat: 'Average' }],
        ['AWS/AutoScaling', 'GroupInServiceInstances', 'AutoScalingGroupName', name, { stat: 'Average' }],
      ],
    }
  const at = ['ClusterName', ref('module.containers.name'), 'ServiceName', name]
  return {
    title: `${workload.name}: tasks, processor and memory`,
    unit: '% and number',
    metrics: [
      ['AWS/ECS', 'CPUUtilization', ...at, { stat: 'Average' }],
      ['AWS/ECS', 'MemoryUtilization', ...at, { stat: 'Average' }],
      ['ECS/ContainerInsights', 'RunningTaskCount', ...at, { stat: 'Average' }],
    ],
  }
}
