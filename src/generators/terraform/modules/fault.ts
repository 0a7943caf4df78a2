import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** One thing that is broken on purpose when a person says so, and put right as soon as an objective suffers. */
export function faultModule(): Module {
  return {
    main: [
      block(
        'resource',
        ['aws_fis_experiment_template', 'this'],
        { description: ref('var.description'), role_arn: ref('var.role_arn'), tags: { Name: ref('var.name') } },
        [
          block('dynamic', ['stop_condition'], { for_each: ref('var.stop_alarm_arns') }, [
            block('content', [], { source: 'aws:cloudwatch:alarm', value: ref('stop_condition.value') }),
          ]),
          block('action', [], { name: 'break', action_id: ref('var.action.id') }, [
            block('dynamic', ['parameter'], { for_each: ref('var.action.parameters') }, [
              block('content', [], { key: ref('parameter.key'), value: ref('parameter.value') }),
            ]),
            block('target', [], { key: ref('var.action.target'), value: 'target' }),
          ]),
          block(
            'target',
            [],
            {
              name: 'target',
              resource_type: ref('var.target.type'),
              selection_mode: ref('var.target.selection'),
              resource_arns: ref('var.target.arns'),
              parameters: ref('var.target.parameters'),
            },
            [
              block('dynamic', ['resource_tag'], { for_each: ref('var.target.tags') }, [
                block('content', [], { key: ref('resource_tag.key'), value: ref('resource_tag.value') }),
              ]),
            ],
          ),
          block('experiment_options', [], {
            account_targeting: 'single-account',
            empty_target_resolution_mode: 'fail',
          }),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name by which it is found'),
      variable('description', 'string', 'What is broken'),
      variable('role_arn', 'string', 'Role that breaks it'),
      variable('stop_alarm_arns', 'set(string)', 'Alarms of objectives: when one goes red, everything is put right', {
        valid: { condition: 'length(var.stop_alarm_arns) > 0', message: 'Break nothing that no alarm watches.' },
      }),
      variable(
        'action',
        'object({ id = string, target = string, parameters = optional(map(string), {}) })',
        'What is done, and what it calls its target',
      ),
      variable(
        'target',
        'object({ type = string, selection = string, arns = optional(set(string)), parameters = optional(map(string)), tags = optional(map(string), {}) })',
        'To what, and to how much of it',
      ),
    ],
    outputs: [output('id', 'aws_fis_experiment_template.this.id', 'The template, for `aws fis start-experiment`')],
  }
}
