import { type Block, block, commented, conditional, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'
import { scalingBlocks, scalingVariables } from './container-scaling.ts'
import { service, serviceOutputs, serviceVariables } from './container-service.ts'
import { taskBlocks } from './container-task.ts'
import { flagsVariable } from './task-flags.ts'

/**
 * Tasks that stay, with a second set of them at each release: ECS moves the traffic at the load balancer, a share first or all at
 * once, and back when an alarm goes red. How a function does it: function-shift.
 */
export function shiftedServiceModule(beside: { flags: boolean }): Module {
  return {
    main: [
      ...taskBlocks(beside),
      ...mover(),
      service({ health_check_grace_period_seconds: 60, depends_on: [ref('aws_iam_role_policy_attachment.shift')] }, [
        behind(),
        shifted(),
        block('lifecycle', [], {
          ignore_changes: commented(
            'The autoscaler counts, and versions are brought by deliveries; what else changes of a task takes effect with the next one.',
            raw('[desired_count, task_definition]'),
          ),
        }),
      ]),
      ...scalingBlocks(),
    ],
    variables: [
      ...serviceVariables,
      variable('target', targetType, 'Two target groups, and the rules of the listener that ECS moves between them'),
      variable(
        'share',
        'number',
        'Percent of the requests that a new version is given first; 100 changes over at once',
        {
          valid: { condition: 'var.share > 0 && var.share <= 100', message: 'A share is more than 0 and at most 100.' },
        },
      ),
      variable('watch_minutes', 'number', 'Minutes that each share is watched for; so long the version before stays'),
      ...(beside.flags ? [flagsVariable] : []),
      ...scalingVariables,
    ],
    outputs: serviceOutputs,
  }
}

const targetType = 'object({ arn = string, other_arn = string, rule_arn = string, trial_rule_arn = string })'

function mover(): Block[] {
  return [
    trustDocument('shift', { type: 'Service', identifiers: ['ecs.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'shift'], {
      name: template`${ref('var.name')}-shift`,
      description: template`Moves the traffic of ${ref('var.name')} to new versions`,
      assume_role_policy: ref('data.aws_iam_policy_document.shift.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'shift'], {
      role: ref('aws_iam_role.shift.name'),
      policy_arn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
    }),
  ]
}

function behind(): Block {
  return block(
    'load_balancer',
    [],
    { target_group_arn: ref('var.target.arn'), container_name: 'main', container_port: ref('var.port') },
    [
      block('advanced_configuration', [], {
        alternate_target_group_arn: ref('var.target.other_arn'),
        production_listener_rule: ref('var.target.rule_arn'),
        test_listener_rule: ref('var.target.trial_rule_arn'),
        role_arn: ref('aws_iam_role.shift.arn'),
      }),
    ],
  )
}

/** What CloudWatch measures is a minute or two late. */
const late = 2

function shifted(): Block {
  const parted = operation(ref('var.share'), '<', 100)
  return block(
    'deployment_configuration',
    [],
    {
      strategy: conditional(parted, 'CANARY', 'BLUE_GREEN'),
      bake_time_in_minutes: operation(ref('var.watch_minutes'), '+', late),
    },
    [
      block('dynamic', ['canary_configuration'], { for_each: conditional(parted, [1], []) }, [
        block('content', [], {
          canary_percent: ref('var.share'),
          canary_bake_time_in_minutes: operation(ref('var.watch_minutes'), '+', late),
        }),
      ]),
      commented(
        'The delivery tries the new version here, and says whether it may go on; where nobody says anything, the alarms judge alone.',
        block('lifecycle_hook', [], { target_type: 'PAUSE', lifecycle_stages: ['POST_TEST_TRAFFIC_SHIFT'] }, [
          block('timeout_configuration', [], { timeout_in_minutes: 15, action: 'CONTINUE' }),
        ]),
      ),
    ],
  )
}
