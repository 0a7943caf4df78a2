import { block, call, commented, listFor, operation, ref, template } from '../../../syntax/hcl/build.ts'
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
          subject_alternative_names: call('flatten', [
            template`*.${ref('var.domain')}`,
            listFor({ names: ['name'], of: ref('var.also') }, [ref('name'), template`*.${ref('name')}`]),
          ]),
          validation_method: 'DNS',
        },
        [block('lifecycle', [], { create_before_destroy: true })],
      ),
      block('locals', [], {
        proof: commented(
          'A name and its wildcard are proved by the same record, in every region of the account.',
          call(
            'one',
            listFor(
              {
                names: ['option'],
                of: ref('aws_acm_certificate.this[var.regions[0]].domain_validation_options'),
                where: operation(ref('option.domain_name'), '==', ref('var.domain')),
              },
              ref('option'),
            ),
          ),
        ),
      }),
      block('resource', ['aws_route53_record', 'proof'], {
        zone_id: ref('var.zone_id'),
        name: ref('local.proof.resource_record_name'),
        type: ref('local.proof.resource_record_type'),
        records: [ref('local.proof.resource_record_value')],
        ttl: 300,
      }),
      block('resource', ['aws_acm_certificate_validation', 'this'], {
        for_each: ref('aws_acm_certificate.this'),
        region: ref('each.key'),
        certificate_arn: ref('each.value.arn'),
        depends_on: [ref('aws_route53_record.proof')],
      }),
    ],
    variables: [
      variable('domain', 'string', 'Name that it is for, and for everything one label below it'),
      variable(
        'also',
        'list(string)',
        'Names of another stack, proved by its records, that it is for in the same way',
        {
          default: [],
        },
      ),
      variable('zone_id', 'string', 'DNS zone of the name'),
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
