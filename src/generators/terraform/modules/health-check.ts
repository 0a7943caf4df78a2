import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** Looks at a host from many places in the world, twice a minute. */
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
        measure_latency: true,
        tags: { Name: ref('var.name') },
      }),
    ],
    variables: [
      variable('name', 'string', 'What is looked at, such as crm-production-web'),
      variable('host', 'string', 'Host that is asked'),
      variable('path', 'string', 'Path that is asked', { default: '/' }),
    ],
    outputs: [output('id', 'aws_route53_health_check.this.id', 'The health check, as metrics have it')],
  }
}
