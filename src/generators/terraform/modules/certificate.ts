import { block, call, commented, listFor, mapFor, raw, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** One certificate in several regions: load balancers want it beside them, CloudFront in us-east-1. */
export function certificateModule(): Module {
  return {
    main: [
      block(
        'resource',
        ['aws_acm_certificate', 'this'],
        {
          for_each: call('toset', ref('var.regions')),
          region: ref('each.value'),
          domain_name: ref('var.domain'),
          subject_alternative_names: ref('var.alternative_names'),
          validation_method: 'DNS',
        },
        [block('lifecycle', [], { create_before_destroy: true })],
      ),
      commented(
        'A name and its wildcard are proved by the same record, in every region of the account.',
        block('resource', ['aws_route53_record', 'validation'], {
          for_each: mapFor(
            {
              names: ['option'],
              of: raw('aws_acm_certificate.this[var.regions[0]].domain_validation_options'),
              where: raw('!startswith(option.domain_name, "*.")'),
            },
            ref('option.domain_name'),
            ref('option'),
          ),
          zone_id: ref('var.zone_id'),
          name: ref('each.value.resource_record_name'),
          type: ref('each.value.resource_record_type'),
          records: [ref('each.value.resource_record_value')],
          ttl: 300,
        }),
      ),
      block('resource', ['aws_acm_certificate_validation', 'this'], {
        for_each: ref('aws_acm_certificate.this'),
        region: ref('each.key'),
        certificate_arn: ref('each.value.arn'),
        validation_record_fqdns: listFor(
          { names: ['record'], of: ref('aws_route53_record.validation') },
          ref('record.fqdn'),
        ),
      }),
    ],
    variables: [
      variable('domain', 'string', 'Name that it is for; not a wildcard'),
      variable('alternative_names', 'list(string)', 'Other names, such as the wildcard below the first'),
      variable('zone_id', 'string', 'DNS zone of the names'),
      variable('regions', 'list(string)', 'Regions that need it'),
    ],
    outputs: [
      output(
        'arns',
        '{ for region, validation in aws_acm_certificate_validation.this : region => validation.certificate_arn }',
        'Certificates by region, once they are valid',
      ),
    ],
  }
}
