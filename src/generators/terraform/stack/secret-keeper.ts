import type { KeptSecret } from '../../../model/encrypted.ts'
import type { Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { policyDocument, type Statement } from '../policy.ts'
import type { StackContext } from './context.ts'
import { metric } from './metric.ts'
import { keptAsAsked } from './retention.ts'
import { nameOf } from './secrets.ts'

/** Secrets of this stack whose age is looked at. */
export function keptHere({ plan, stack }: StackContext): readonly KeptSecret[] {
  return plan.kept.filter((each) => each.stack === stack.name)
}

/** What looks at the age of secrets, and what it may do. */
export function secretKeeperBlocks(context: StackContext): Block[] {
  const kept = keptHere(context)
  if (kept.length === 0) return []
  const { plan, stack, spec } = context
  const groups = [...new Set(kept.map(({ stage }) => stage ?? 'platform'))]
  return [
    policyDocument('secret_keeper', statements(kept, context)),
    block('module', ['secret_keeper'], {
      source: '../../modules/secret-keeper',
      name: `${plan.system}-${stack.name}-secret-keeper`,
      namespace: namespaceOf(context),
      policy: ref('data.aws_iam_policy_document.secret_keeper.json'),
      secrets: Object.fromEntries(
        groups.map((group) => [
          group,
          kept
            .filter(({ stage }) => (stage ?? 'platform') === group)
            .map((each) => ({
              id: nameOf(each.remote, context),
              keys: each.keys.map((key) => ({ ...key })),
              ...readers(each, context),
            })),
        ]),
      ),
      ...keptAsAsked(spec.compliance),
    }),
  ]
}

/** An alarm says so for each secret of production, and for one that nobody looked at for two days. */
export function overdue({ remote }: KeptSecret, context: StackContext): Attributes {
  return {
    ...metric(
      namespaceOf(context),
      'DaysOverdue',
      { Name: remote },
      { comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Maximum', periods: 2, missing: 'breaching' },
    ),
    period: 86_400,
  }
}

function namespaceOf({ plan }: StackContext): string {
  return `${plan.system}/Secrets`
}

/** What is started anew when a key has been made: pods are by the cluster, and functions ask when they start. */
function readers(secret: KeptSecret, context: StackContext): Attributes {
  if (!secret.keys.some(({ made }) => made)) return {}
  const own = context.releases.filter((release) => isReader(release, secret))
  const services = own.filter(({ workload }) => workload.platform === 'containers' && workload.service.type !== 'job')
  const groups = own.filter(({ workload }) => workload.platform === 'virtual-machines')
  return {
    ...(services.length > 0 && {
      services: services.map(({ name }) => ({ cluster: context.stack.cluster, service: name })),
    }),
    ...(groups.length > 0 && { groups: groups.map(({ name }) => name) }),
  }
}

function isReader({ workload, stage }: Release, { about, stage: of }: KeptSecret): boolean {
  return workload.name === about && stage.name === of
}

function statements(kept: readonly KeptSecret[], context: StackContext): Statement[] {
  const { region, cluster } = context.stack
  const restarted = kept.filter(({ keys }) => keys.some(({ made }) => made))
  const read = context.releases.filter((release) => restarted.some((secret) => isReader(release, secret)))
  const services = read.filter(({ workload }) => workload.platform === 'containers' && workload.service.type !== 'job')
  const groups = read.filter(({ workload }) => workload.platform === 'virtual-machines')
  return [
    {
      sid: 'KeepSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
      resources: kept.map(({ remote }) => `arn:aws:secretsmanager:${region}:*:secret:${remote}-??????`),
    },
    {
      sid: 'SayHowOld',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: [{ test: 'StringEquals', variable: 'cloudwatch:namespace', values: [namespaceOf(context)] }],
    },
    {
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [
        template`arn:aws:logs:${region}:*:log-group:/aws/lambda/${context.plan.system}-${context.stack.name}-secret-keeper:*`,
      ],
    },
    ...(services.length > 0
      ? [
          {
            sid: 'RestartServices',
            actions: ['ecs:UpdateService'],
            resources: services.map(({ name }) => `arn:aws:ecs:${region}:*:service/${cluster}/${name}`),
          },
        ]
      : []),
    ...(groups.length > 0
      ? [
          {
            sid: 'RefreshMachines',
            actions: ['autoscaling:StartInstanceRefresh'],
            resources: groups.map(
              ({ name }) => `arn:aws:autoscaling:${region}:*:autoScalingGroup:*:autoScalingGroupName/${name}`,
            ),
          },
        ]
      : []),
  ]
}
