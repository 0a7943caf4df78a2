import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** Looks at a host from many places in the world, twice a minute from each. What is asked counts it like requests of users. */
export function healthCheckModule(): Module {
  return {
    main: [
      block('resource', ['aws_route53_health_check', 'this'], {
        type: 'HTTPS',
        fqdn: ref('var.host'),
        port: 443,
        resource_path: ref('var.path'),
        enable_sni: true,
        request_interval: 30,
        failure_threshold: 3,
        measure_latency: ref('var.latency'),
        regions: ref('var.regions'),
        tags: { Name: ref('var.name') },
      }),
    ],
    variables: [
      variable('name', 'string', 'What is looked at, such as crm-production-web'),
      variable('host', 'string', 'Host that is asked'),
      variable('path', 'string', 'Path that is asked', { default: '/' }),
      variable('regions', 'list(string)', 'Where it asks from, three at least; none asks from everywhere', {
        default: null,
        valid: {
          condition: 'var.regions == null ? true : length(var.regions) >= 3',
          message: 'Route 53 asks from three regions at least.',
        },
      }),
      variable('latency', 'bool', 'Whether it measures how long an answer takes, which costs as much again', {
        default: false,
      }),
    ],
    outputs: [output('id', 'aws_route53_health_check.this.id', 'The health check, as metrics have it')],
  }
}
