import {
  type Block,
  block,
  call,
  commented,
  conditional,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { logGroup, logVariables } from './log-group.ts'
import { machineRole } from './machine-role.ts'
import { machineScaling, machineScalingVariables } from './machine-scaling.ts'
import { startScript } from './machine-start.ts'

/** A group of machines, each with one replica: replaced, never patched, and entered by Session Manager only. */
export function machinesModule(): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      logGroup(),
      ...machineRole(),
      startScript(),
      launchTemplate(),
      group(),
      ...machineScaling(),
      patchReport(),
    ],
    variables: [
      variable('name', 'string', 'Name of the group and its role, such as crm-staging-api', {
        valid: { condition: 'length(var.name) <= 64', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('instance_type', 'string', 'Type of its machines, with a processor of ARM'),
      variable('image_parameter', 'string', 'Parameter that holds the image which machines start from'),
      variable('repository', 'string', 'Image of the process, without digest'),
      variable('record', 'string', 'Parameter that says which digest of it runs'),
      variable('environment', 'map(string)', 'Variables that everybody may know', { default: {} }),
      variable('secrets', 'map(object({ arn = string, key = string }))', 'Variables from secrets', { default: {} }),
      variable('secret_key_arns', 'list(string)', 'Keys that those secrets are encrypted with', { default: [] }),
      variable(
        'migrations',
        'list(string)',
        'Arguments by which its image brings the tables that it needs before it starts; none where it needs none',
        { default: [] },
      ),
      variable('policy', 'string', 'What else it may do in AWS: a policy document in JSON', { default: null }),
      variable('subnet_ids', 'list(string)', 'Subnets that its machines stand in'),
      variable('security_group_id', 'string', 'Who reaches it, and whom it reaches'),
      variable(
        'public_addresses',
        'bool',
        'Whether a machine goes out by an address of its own; the security group lets nobody in by it',
      ),
      variable('target_group_arn', 'string', 'Where the load balancer looks for its machines', { default: null }),
      ...machineScalingVariables,
      ...logVariables,
    ],
    outputs: [
      output('name', 'aws_autoscaling_group.this.name', 'The group, as metrics have it'),
      output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where its log is'),
    ],
  }
}

function launchTemplate(): Block {
  return block(
    'resource',
    ['aws_launch_template', 'this'],
    {
      name: ref('var.name'),
      image_id: commented(
        'Read when a machine starts: a week later it is a newer image, and nothing here has changed.',
        template`resolve:ssm:${ref('var.image_parameter')}`,
      ),
      instance_type: ref('var.instance_type'),
      update_default_version: true,
      user_data: call('base64encode', ref('local.start')),
    },
    [
      block('iam_instance_profile', [], { arn: ref('aws_iam_instance_profile.this.arn') }),
      block('metadata_options', [], {
        http_endpoint: 'enabled',
        http_tokens: 'required',
        http_put_response_hop_limit: 1,
      }),
      block('monitoring', [], { enabled: true }),
      block('network_interfaces', [], {
        associate_public_ip_address: ref('var.public_addresses'),
        security_groups: [ref('var.security_group_id')],
      }),
      block('block_device_mappings', [], { device_name: '/dev/xvda' }, [
        block('ebs', [], { volume_type: 'gp3', volume_size: 20, encrypted: true, delete_on_termination: true }),
      ]),
      block('tag_specifications', [], { resource_type: 'instance', tags: { Name: ref('var.name') } }),
    ],
  )
}

function group(): Block {
  return block(
    'resource',
    ['aws_autoscaling_group', 'this'],
    {
      name: ref('var.name'),
      min_size: ref('var.min'),
      max_size: ref('var.max'),
      vpc_zone_identifier: ref('var.subnet_ids'),
      target_group_arns: call('compact', [ref('var.target_group_arn')]),
      health_check_type: conditional(operation(ref('var.target_group_arn'), '==', null), 'EC2', 'ELB'),
      health_check_grace_period: 180,
      default_instance_warmup: 120,
      max_instance_lifetime: commented('Fourteen days: so old is the oldest package that runs.', 1_209_600),
      enabled_metrics: ['GroupInServiceInstances', 'GroupDesiredCapacity'],
      wait_for_capacity_timeout: commented('The first machines wait for the first delivery.', '0'),
    },
    [
      block('launch_template', [], {
        id: ref('aws_launch_template.this.id'),
        version: ref('aws_launch_template.this.latest_version'),
      }),
      commented(
        'AWS rolls back no group whose image is read from a parameter: deliveries put the digest back and replace the machines again.',
        block('instance_refresh', [], { strategy: 'Rolling' }, [
          block('preferences', [], {
            min_healthy_percentage: 100,
            max_healthy_percentage: 150,
            instance_warmup: '120',
          }),
        ]),
      ),
      block('tag', [], { key: 'Name', value: ref('var.name'), propagate_at_launch: true }),
      block('lifecycle', [], { ignore_changes: commented('The autoscaler counts.', raw('[desired_capacity]')) }),
    ],
  )
}

function patchReport(): Block {
  return commented(
    'Machines are replaced, not patched; this says whether one lacks something all the same.',
    block(
      'resource',
      ['aws_ssm_association', 'patches'],
      {
        name: 'AWS-RunPatchBaseline',
        association_name: template`${ref('var.name')}-patches`,
        schedule_expression: 'rate(1 day)',
        compliance_severity: 'HIGH',
        parameters: { Operation: 'Scan' },
      },
      [block('targets', [], { key: 'tag:aws:autoscaling:groupName', values: [ref('var.name')] })],
    ),
  )
}
