import { block, call, commented, conditional, listFor, mapFor, operation, raw, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { balanced, connect, meeting, targetGroup } from './container-service.ts'
import { container, definition, main, network, placeInNetwork, runVariables } from './container-task.ts'
import { besideTask, flagsVariable } from './task-flags.ts'

const group = ref('var.log_group')
const none = (value: string) => operation(ref(value), '==', null)

/** The same image, without what only the process itself has. */
const once = mapFor(
  {
    names: ['key', 'value'],
    of: ref('local.container'),
    where: raw('value != null && !contains(["portMappings", "healthCheck", "dependsOn"], key)'),
  },
  ref('key'),
  ref('value'),
)

const migrations = listFor(
  { names: ['command'], of: ref('local.brought') },
  call('merge', ref('local.once'), {
    name: 'migration',
    essential: false,
    command: ref('command'),
    environment: call('concat', ref('local.container.environment'), [{ name: 'MIGRATE', value: 'only' }]),
  }),
)

/** One task for a pull request: on spare capacity, with roles and a log that all pull requests share, its tables brought by itself. */
export function previewContainerModule(beside: { flags: boolean }): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('locals', [], {
        container: {
          ...container({ group, stream: ref('var.name') }),
          dependsOn: conditional(none('var.migration'), null, [{ containerName: 'migration', condition: 'SUCCESS' }]),
        },
        brought: conditional(none('var.migration'), [], [ref('var.migration')]),
        once,
        migrations: commented('It runs to its end before the process begins.', migrations),
      }),
      definition([ref('local.migrations'), main, ...(beside.flags ? [besideTask(group)] : [])], {
        start: ref('var.start_role_arn'),
        own: ref('var.role_arn'),
      }),
      block(
        'resource',
        ['aws_ecs_service', 'this'],
        {
          name: ref('var.name'),
          cluster: ref('var.cluster_arn'),
          task_definition: ref('aws_ecs_task_definition.this.arn'),
          desired_count: 1,
          propagate_tags: 'SERVICE',
          availability_zone_rebalancing: 'ENABLED',
          health_check_grace_period_seconds: conditional(none('var.target_group_arn'), null, 120),
          wait_for_steady_state: commented('An apply is over when it runs, and fails when it does not.', true),
          force_delete: true,
        },
        [
          block('capacity_provider_strategy', [], { capacity_provider: 'FARGATE_SPOT', weight: 1 }),
          network(),
          block('deployment_circuit_breaker', [], { enable: true, rollback: true }),
          connect(),
          balanced(),
          block('timeouts', [], { create: '15m', update: '15m', delete: '10m' }),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name of the service, such as crm-pr-7-api'),
      ...runVariables,
      variable('migration', 'list(string)', 'Arguments by which the image brings its tables; none where it has none', {
        default: null,
      }),
      variable('role_arn', 'string', 'Role that it runs with'),
      variable('start_role_arn', 'string', 'Role that starts it'),
      variable('log_group', 'string', 'Log group that it writes to'),
      ...placeInNetwork,
      ...meeting,
      targetGroup,
      ...(beside.flags ? [flagsVariable] : []),
    ],
    outputs: [output('name', 'aws_ecs_service.this.name', 'The service')],
  }
}
