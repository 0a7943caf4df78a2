import type { Cases } from '../cases.ts'

const logs = {
  log_group: '/example/production/api',
  logs_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
}

const api = { name: 'example-production-api' }

/** Of what runs as functions or on machines. */
export const releaseCases: Readonly<Record<string, Cases>> = {
  function: {
    variables: {
      ...api,
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/example/api@sha256:0123',
      memory: 512,
      timeout: 30,
      concurrency: 10,
      ...logs,
    },
    runs: [
      {
        name: 'cannot_drown_what_it_calls',
        holds: {
          'aws_lambda_function.this.reserved_concurrent_executions == 10': 'No more run at once than were asked for.',
          'aws_cloudwatch_log_group.this.kms_key_id == var.logs_key_arn': 'The log is encrypted with our key.',
          'aws_codedeploy_deployment_group.live.auto_rollback_configuration[0].enabled':
            'A version that fails is put back.',
          'length(aws_lambda_event_source_mapping.queue) + length(aws_scheduler_schedule.this) == 0':
            'Nothing starts it but who calls it.',
        },
      },
      {
        name: 'takes_messages_one_by_one_as_done',
        variables: { queue_arn: 'arn:aws:sqs:eu-central-1:123456789012:example-production-jobs', concurrency: 1 },
        holds: {
          'aws_lambda_event_source_mapping.queue[0].function_response_types == toset(["ReportBatchItemFailures"])':
            'One message that fails does not bring back the others.',
          'aws_lambda_event_source_mapping.queue[0].scaling_config[0].maximum_concurrency == 2':
            'AWS takes no less than two.',
        },
      },
      {
        name: 'keeps_runs_that_failed',
        variables: { schedule: 'cron(15 1 * * ? *)' },
        holds: {
          'aws_sqs_queue.missed[0].sqs_managed_sse_enabled && length(aws_lambda_function.this.dead_letter_config) == 1':
            'A run that failed for good waits for somebody to look.',
          'length(aws_scheduler_schedule.this[0].target[0].dead_letter_config) == 1': 'So does one that never began.',
        },
      },
      { name: 'refuses_to_run_never', variables: { concurrency: 0 }, refused: ['concurrency'] },
    ],
  },
  'http-api': {
    variables: {
      ...api,
      function_name: 'example-production-api',
      invoke_arn: 'arn:aws:lambda:eu-central-1:123456789012:function:example-production-api:live',
      hosts: ['api.example.com', 'api.example.org'],
      recorded_hosts: ['api.example.com'],
      certificate_arn: 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
      zone_id: 'Z0123456789ABCDEFGHIJ',
      requests_per_second: 50,
      ...logs,
    },
    runs: [
      {
        name: 'answers_under_our_names_alone',
        holds: {
          'aws_apigatewayv2_api.this.disable_execute_api_endpoint': 'It has no name but ours.',
          'alltrue([for each in aws_apigatewayv2_domain_name.this : each.domain_name_configuration[0].security_policy == "TLS_1_2"])':
            'Nothing older than TLS 1.2 is spoken.',
          'keys(aws_route53_record.this) == ["api.example.com"]': 'Records are kept of hosts in our own zone alone.',
          'aws_apigatewayv2_stage.default.default_route_settings[0].throttling_rate_limit == 50':
            'More than was asked for is turned away.',
          'aws_lambda_permission.api.qualifier == "live"': 'It calls the version that deliveries chose.',
        },
      },
    ],
  },
  machines: {
    variables: {
      ...api,
      instance_type: 't4g.small',
      image_parameter: '/imagebuilder/example',
      repository: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/example/api',
      record: '/example/production/api/digest',
      subnet_ids: ['subnet-a', 'subnet-b'],
      security_group_id: 'sg-0123456789abcdef0',
      public_addresses: false,
      target_group_arn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/example/1',
      min: 2,
      max: 4,
      cpu_target: 60,
      ...logs,
    },
    runs: [
      {
        name: 'are_encrypted_and_replaced',
        holds: {
          'aws_launch_template.this.metadata_options[0].http_tokens == "required" && aws_launch_template.this.metadata_options[0].http_put_response_hop_limit == 1':
            'Nobody borrows the role of a machine through a request that it makes.',
          'tobool(aws_launch_template.this.block_device_mappings[0].ebs[0].encrypted)': 'Disks are encrypted.',
          'aws_autoscaling_group.this.min_size == 2 && aws_autoscaling_group.this.max_size == 4':
            'There are as many machines as were asked for.',
          'aws_autoscaling_group.this.health_check_type == "ELB"': 'A machine that does not answer is replaced.',
          'aws_autoscaling_group.this.max_instance_lifetime == 1209600': 'None is older than 14 days.',
        },
      },
      {
        name: 'follow_messages_that_wait',
        variables: {
          target_group_arn: null,
          cpu_target: null,
          backlog_target: { for_each_machine: 100, queue: 'example-production-jobs' },
        },
        holds: {
          'aws_autoscaling_group.this.health_check_type == "EC2"': 'Nobody asks it over the network.',
          'length(aws_autoscaling_policy.cpu) == 0 && length(aws_autoscaling_policy.backlog) == 1':
            'They are scaled by their queue alone.',
        },
      },
    ],
  },
  'machine-image': {
    variables: { name: 'example', subnet_id: 'subnet-a', security_group_id: 'sg-0123456789abcdef0' },
    runs: [
      {
        name: 'is_encrypted_and_lets_nobody_in_by_ssh',
        holds: {
          'tobool(one(aws_imagebuilder_image_recipe.this.block_device_mapping).ebs[0].encrypted)':
            'Its disk is encrypted.',
          'strcontains(aws_imagebuilder_component.runtime.data, "systemctl disable sshd")': 'Nobody signs in by SSH.',
          'aws_imagebuilder_infrastructure_configuration.this.instance_metadata_options[0].http_tokens == "required"':
            'Nobody borrows the role of the machine that makes it.',
          'aws_imagebuilder_infrastructure_configuration.this.terminate_instance_on_failure':
            'That machine goes, even when it fails.',
        },
      },
    ],
  },
}
