import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import type { Stack } from '../../../model/plan.ts'
import { type Block, block } from '../../../syntax/hcl/build.ts'
import { boundaryLocal, boundedBlocks } from '../boundary.ts'
import { label, output, terraformFile, variable, versions } from '../module.ts'
import { previewGround } from '../preview/ground.ts'
import { settingsFile } from '../settings.ts'
import { accessBlocks } from './access.ts'
import { alarmBlocks, alerted } from './alarms.ts'
import { balancerBlocks } from './balancers.ts'
import { cdnBlocks, frontsOf } from './cdn.ts'
import { containerBlocks } from './containers.ts'
import { contextOf, type StackContext } from './context.ts'
import { dashboardBlocks } from './dashboard.ts'
import { drillBlocks } from './drills.ts'
import { dumpBlocks } from './dumps.ts'
import { edgeBlocks } from './edge.ts'
import { faultBlocks } from './faults.ts'
import { flagBlocks } from './flags.ts'
import { functionBlocks } from './functions.ts'
import { identityBlocks } from './identity.ts'
import { insightBlocks } from './insights.ts'
import { judgeBlocks } from './judges.ts'
import { logSearchBlocks } from './log-search.ts'
import { logBlocks } from './logs.ts'
import { machineBlocks } from './machines.ts'
import { mainBlocks } from './main.ts'
import { nameBlocks } from './names.ts'
import { objectiveBlocks } from './objectives.ts'
import { recordBlocks } from './releases.ts'
import { sealBlocks } from './seal.ts'
import { secretKeeperBlocks } from './secret-keeper.ts'
import { secretKeyBlocks, secretKeys } from './secret-keys.ts'
import { secretBlocks } from './secrets.ts'
import { stateBlocks } from './state.ts'
import { needsAccount, storeBlocks } from './stores.ts'
import { takeoverBlocks } from './takeover.ts'
import { telemetryBlocks } from './telemetry.ts'
import { vaultBlocks } from './vault.ts'

/** A Terraform root: what is applied together. `bound` are the modules whose roles keep within a boundary. */
export function stackFiles(blueprint: Blueprint, stack: Stack, bound: ReadonlySet<string>): Artifact[] {
  const context = contextOf(blueprint, stack)
  const stores = context.homes.map(({ store }) => store.decision)
  const services = [...new Set(context.releases.map(({ workload }) => `compute/${workload.name}`))]
  const parts: readonly (readonly [string, readonly Block[], readonly string[]])[] = [
    ['main', mainBlocks(context), ['network', 'cluster']],
    ['access', accessBlocks(context), ['network', ...services]],
    ['stores', storeBlocks(context), [...new Set(stores)]],
    ['vault', [...vaultBlocks(context), ...drillBlocks(context)], ['vault']],
    ['dumps', dumpBlocks(context), blueprint.plan.dumps.map(({ store }) => `copies/${store}`)],
    ['state', stateBlocks(context), ['state']],
    ['takeover', takeoverBlocks(context), ['regions']],
    [
      'secrets',
      [...secretBlocks(context), ...secretKeyBlocks(context), ...sealBlocks(context), ...secretKeeperBlocks(context)],
      ['secrets'],
    ],
    ['identity', identityBlocks(context), ['cluster', 'secrets', 'ingress']],
    ['edge', edgeBlocks(context), ['ingress', ...blueprint.plan.sites.map(({ name }) => `compute/${name}`)]],
    [
      'cdn',
      cdnBlocks(context),
      blueprint.plan.workloads.filter(({ cdn }) => cdn.length > 0).map(({ name }) => `edge/${name}`),
    ],
    ['balancers', balancerBlocks(context), ['ingress']],
    ['names', nameBlocks(context), ['dns']],
    ['releases', recordBlocks(context), ['gitops']],
    ['containers', containerBlocks(context), services],
    ['flags', flagBlocks(context), ['flags']],
    ['functions', functionBlocks(context), services],
    ['machines', machineBlocks(context), services],
    ['previews', previewGround(context), previewed(context)],
    ['logs', logBlocks(context), ['observability']],
    ['objectives', [...objectiveBlocks(context), ...judgeBlocks(context)], ['observability']],
    ['faults', faultBlocks(context), ['chaos']],
    ['dashboards', dashboardBlocks(context), ['observability']],
    ['alarms', alarmBlocks(context), ['observability']],
    ['telemetry', telemetryBlocks(context), ['logs', 'traces']],
    ['insights', insightBlocks(context), ['observability']],
    ['log-search', logSearchBlocks(context), ['logs']],
    ['backend', [backend(stack)], ['isolation']],
    ['variables', variables(context), ['cluster']],
    ['outputs', outputs(context), ['cluster']],
    ['versions', [versions()], ['isolation']],
  ]
  const files = parts.map(([name, blocks, because]) => [name, boundedBlocks(blocks, bound), because] as const)
  const roles = files.some(([, blocks], index) => blocks.some((each, at) => each !== parts[index]?.[1][at]))
  const who =
    roles ||
    needsAccount(context) ||
    context.releases.length + context.previews.length > 0 ||
    secretKeys(context).length > 0
  const ground = [
    provider(context),
    ...(who ? [account] : []),
    ...(roles ? [boundaryLocal(blueprint.plan.system)] : []),
  ]
  return [
    terraformFile(`${stack.path}/providers.tf`, ground, ['isolation']),
    ...files
      .filter(([, blocks]) => blocks.length > 0)
      .map(([name, blocks, because]) => terraformFile(`${stack.path}/${name}.tf`, blocks, because)),
    ...settingsFile(stack.path, blueprint.spec.domain, {
      cluster: context.clustered,
      alerts: alerted(context),
    }),
  ]
}

function previewed({ previews }: StackContext): string[] {
  return [...new Set(previews.map(({ workload }) => `compute/${workload.name}`))]
}

export function backend({ state }: Pick<Stack, 'state'>): Block {
  return block('terraform', [], {}, [
    block('backend', ['s3'], {
      bucket: state.bucket,
      key: state.key,
      region: state.region,
      encrypt: true,
      use_lockfile: true,
    }),
  ])
}

export function defaultTags(system: string, stack: string): Block {
  return block('default_tags', [], {
    tags: { system, stack, 'managed-by': 'terraform' },
  })
}

const account = block('data', ['aws_caller_identity', 'current'])

function provider({ plan, stack }: StackContext): Block {
  return block('provider', ['aws'], { region: stack.region }, [defaultTags(plan.system, stack.name)])
}

function variables(context: StackContext): Block[] {
  return [
    ...(context.clustered
      ? [
          variable(
            'api_allowed_cidrs',
            'list(string)',
            'Where people reach the API server of the cluster from: the office, the VPN',
          ),
          variable(
            'cluster_administrators',
            'list(string)',
            'ARNs of roles that administer the cluster besides whoever makes it',
            { default: [] },
          ),
          variable(
            'cluster_groups',
            'map(list(string))',
            `ARNs of roles by what their people may do: ${Object.values(context.plan.access).join(', ')}`,
            { default: {} },
          ),
        ]
      : []),
    ...(secretKeys(context).length > 0
      ? [
          variable(
            'secret_editors',
            'list(string)',
            'ARNs of roles whose people read and write the encrypted secrets of the repository, besides the cluster',
            { default: [] },
          ),
        ]
      : []),
    ...(needsAccount(context)
      ? [
          variable(
            'read_source_password',
            'bool',
            'Whether the password of a replicated database may be looked up. Set it to false for a plan that nobody applies: the role for plans cannot read it',
            { default: true },
          ),
        ]
      : []),
    ...(alerted(context)
      ? [
          variable('alert_email', 'string', 'Address that alarms of CloudWatch are sent to'),
          variable('pager_endpoint', 'string', 'HTTPS address of the pager for CloudWatch; none sends mail only', {
            default: null,
            sensitive: true,
          }),
        ]
      : []),
  ]
}

function outputs(context: StackContext): Block[] {
  const { clustered, networked, stages, plan } = context
  return [
    ...(networked ? [output('vpc_id', 'module.network.vpc_id', 'The network')] : []),
    ...(clustered
      ? [
          output('cluster_name', 'module.cluster.name', 'The cluster, for `aws eks update-kubeconfig`'),
          output('cluster_endpoint', 'module.cluster.endpoint', 'Address of its API server'),
        ]
      : []),
    ...stages.flatMap((stage) =>
      [
        ...plan.sites.map(({ name }) => ({ name, call: label(stage.name, name) })),
        ...frontsOf(context, stage).map(({ name }) => ({ name, call: label(stage.name, name, 'cdn') })),
      ].map(({ name, call }) =>
        output(
          `${label(stage.name, name)}_distribution_id`,
          `module.${call}.distribution_id`,
          `What a deployment of ${name} to ${stage.name} invalidates`,
        ),
      ),
    ),
  ]
}
