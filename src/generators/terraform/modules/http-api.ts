import { type Block, block, call, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { logGroup, logVariables } from './log-group.ts'

/** An HTTP API that hands every request to one function, under a name of ours and under no other. */
export function httpApiModule(): Module {
  return {
    main: [
      logGroup(),
      block('resource', ['aws_apigatewayv2_api', 'this'], {
        name: ref('var.name'),
        protocol_type: 'HTTP',
        disable_execute_api_endpoint: true,
      }),
      block('resource', ['aws_apigatewayv2_integration', 'function'], {
        api_id: ref('aws_apigatewayv2_api.this.id'),
        integration_type: 'AWS_PROXY',
        integration_uri: ref('var.invoke_arn'),
        payload_format_version: '2.0',
      }),
      block('resource', ['aws_apigatewayv2_route', 'all'], {
        api_id: ref('aws_apigatewayv2_api.this.id'),
        route_key: '$default',
        target: template`integrations/${ref('aws_apigatewayv2_integration.function.id')}`,
      }),
      stage(),
      block('resource', ['aws_lambda_permission', 'api'], {
        action: 'lambda:InvokeFunction',
        function_name: ref('var.function_name'),
        qualifier: 'live',
        principal: 'apigateway.amazonaws.com',
        source_arn: template`${ref('aws_apigatewayv2_api.this.execution_arn')}/*`,
      }),
      ...names(),
    ],
    variables: [
      variable('name', 'string', 'Name of the API'),
      variable('function_name', 'string', 'Function that answers'),
      variable('invoke_arn', 'string', 'Its alias, as an API gateway calls it'),
      variable('hosts', 'list(string)', 'Hosts that it answers for'),
      variable('recorded_hosts', 'list(string)', 'Those of them whose records are kept here'),
      variable('certificate_arn', 'string', 'Certificate for the hosts, in this region'),
      variable('zone_id', 'string', 'DNS zone of the hosts'),
      variable('requests_per_second', 'number', 'Requests of everybody together in a second; more get 429'),
      ...logVariables,
    ],
    outputs: [output('id', 'aws_apigatewayv2_api.this.id', 'The API, as metrics have it')],
  }
}

function stage(): Block {
  const said = (name: string) => `$context.${name}`
  return block(
    'resource',
    ['aws_apigatewayv2_stage', 'default'],
    { api_id: ref('aws_apigatewayv2_api.this.id'), name: '$default', auto_deploy: true },
    [
      block('access_log_settings', [], {
        destination_arn: ref('aws_cloudwatch_log_group.this.arn'),
        format: call('jsonencode', {
          time: said('requestTime'),
          request: said('requestId'),
          address: said('identity.sourceIp'),
          method: said('httpMethod'),
          path: said('path'),
          status: said('status'),
          milliseconds: said('responseLatency'),
          error: said('integrationErrorMessage'),
        }),
      }),
      block('default_route_settings', [], {
        throttling_rate_limit: ref('var.requests_per_second'),
        throttling_burst_limit: ref('var.requests_per_second'),
      }),
    ],
  )
}

function names(): Block[] {
  return [
    block(
      'resource',
      ['aws_apigatewayv2_domain_name', 'this'],
      { for_each: call('toset', ref('var.hosts')), domain_name: ref('each.value') },
      [
        block('domain_name_configuration', [], {
          certificate_arn: ref('var.certificate_arn'),
          endpoint_type: 'REGIONAL',
          security_policy: 'TLS_1_2',
        }),
      ],
    ),
    block('resource', ['aws_apigatewayv2_api_mapping', 'this'], {
      for_each: ref('aws_apigatewayv2_domain_name.this'),
      api_id: ref('aws_apigatewayv2_api.this.id'),
      domain_name: ref('each.value.id'),
      stage: ref('aws_apigatewayv2_stage.default.id'),
    }),
    block(
      'resource',
      ['aws_route53_record', 'this'],
      {
        for_each: call('toset', ref('var.recorded_hosts')),
        zone_id: ref('var.zone_id'),
        name: ref('each.value'),
        type: 'A',
      },
      [
        block('alias', [], {
          name: ref('aws_apigatewayv2_domain_name.this[each.value].domain_name_configuration[0].target_domain_name'),
          zone_id: ref('aws_apigatewayv2_domain_name.this[each.value].domain_name_configuration[0].hosted_zone_id'),
          evaluate_target_health: false,
        }),
      ],
    ),
  ]
}
