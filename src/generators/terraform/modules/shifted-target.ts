import { type Block, block, commented, raw, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { records, targetGroup, targetOutputs, targetVariables } from './target.ts'

/** Where a load balancer sends the requests for a service that two versions of may answer, and how the newer is reached first. */
export function shiftedTargetModule(): Module {
  const lifecycle = {
    ignore_changes: commented(
      'ECS registers each task with the port of its own, and a rule still leads here.',
      raw('[port]'),
    ),
  }
  return {
    main: [
      targetGroup('this', 'ip', lifecycle),
      targetGroup('other', 'ip', lifecycle),
      rule('this', ref('var.priority'), []),
      rule('trial', raw('var.priority - 1'), [
        block('condition', [], {}, [
          block('http_header', [], { http_header_name: ref('var.trial.name'), values: [ref('var.trial.value')] }),
        ]),
      ]),
      records(),
    ],
    variables: [
      ...targetVariables,
      variable('trial', 'object({ name = string, value = string })', 'Header of requests that try the newer version'),
    ],
    outputs: [
      ...targetOutputs,
      output('other_arn', 'aws_lb_target_group.other.arn', 'The other target group: they take turns'),
      output('other_arn_suffix', 'aws_lb_target_group.other.arn_suffix', 'The same, as metrics have it'),
      output('rule_arn', 'aws_lb_listener_rule.this.arn', 'Rule for users'),
      output('trial_rule_arn', 'aws_lb_listener_rule.trial.arn', 'Rule for who tries a version first'),
    ],
  }
}

function rule(name: string, priority: ReturnType<typeof ref>, conditions: readonly Block[]): Block {
  const share = (group: string, weight: number) =>
    block('target_group', [], { arn: ref(`aws_lb_target_group.${group}.arn`), weight })
  return block('resource', ['aws_lb_listener_rule', name], { listener_arn: ref('var.listener_arn'), priority }, [
    block('action', [], { type: 'forward' }, [block('forward', [], {}, [share('this', 100), share('other', 0)])]),
    block('condition', [], {}, [block('host_header', [], { values: ref('var.hosts') })]),
    ...conditions,
    block('lifecycle', [], { ignore_changes: commented('ECS moves the weights.', raw('[action]')) }),
  ])
}
