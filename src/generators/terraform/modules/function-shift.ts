import { type Block, block, call, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { trustDocument } from '../policy.ts'

/** CodeDeploy moves the alias from one version to the next, and back when an alarm goes red. */
export function shifting(): Block[] {
  return [
    trustDocument('shift', { type: 'Service', identifiers: ['codedeploy.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'shift'], {
      name: template`${ref('var.name')}-shift`,
      description: template`Moves the traffic of ${ref('var.name')} to new versions`,
      assume_role_policy: ref('data.aws_iam_policy_document.shift.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'shift'], {
      role: ref('aws_iam_role.shift.name'),
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited',
    }),
    block('resource', ['aws_codedeploy_app', 'this'], { name: ref('var.name'), compute_platform: 'Lambda' }),
    block(
      'resource',
      ['aws_codedeploy_deployment_group', 'live'],
      {
        app_name: ref('aws_codedeploy_app.this.name'),
        deployment_group_name: 'live',
        deployment_config_name: template`CodeDeployDefault.${ref('var.shift')}`,
        service_role_arn: ref('aws_iam_role.shift.arn'),
      },
      [
        block('deployment_style', [], { deployment_type: 'BLUE_GREEN', deployment_option: 'WITH_TRAFFIC_CONTROL' }),
        block('auto_rollback_configuration', [], {
          enabled: true,
          events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
        }),
        block('alarm_configuration', [], {
          enabled: operation(call('length', ref('var.rollback_alarms')), '>', 0),
          alarms: ref('var.rollback_alarms'),
        }),
      ],
    ),
  ]
}
