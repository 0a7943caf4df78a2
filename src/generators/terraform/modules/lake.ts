import type { Store } from '../../../model/store.ts'
import { block, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** Files that Athena answers questions on: a bucket, a catalogue of what is in it, and a workgroup with a limit. */
export function lakeModule({ secret }: Store): Module {
  const key = ref('var.kms_key_arn')
  return {
    main: [
      block('data', ['aws_region', 'current']),
      ...privateBucket('this', ref('var.identifier'), { key, versioned: true, prevent: true }),
      ...privateBucket('results', template`${ref('var.identifier')}-results`, {
        key,
        expires: ref('var.result_retention_days'),
      }),
      block('resource', ['aws_glue_catalog_database', 'this'], {
        name: ref('var.database'),
        location_uri: template`s3://${ref('aws_s3_bucket.this.bucket')}/`,
      }),
      block('resource', ['aws_athena_workgroup', 'this'], { name: ref('var.database') }, [
        block(
          'configuration',
          [],
          {
            enforce_workgroup_configuration: true,
            publish_cloudwatch_metrics_enabled: true,
            bytes_scanned_cutoff_per_query: commented(
              'A question that reads more is refused before it costs.',
              raw('var.limit_gigabytes * 1000000000'),
            ),
          },
          [
            block(
              'result_configuration',
              [],
              { output_location: template`s3://${ref('aws_s3_bucket.results.bucket')}/` },
              [block('encryption_configuration', [], { encryption_option: 'SSE_KMS', kms_key_arn: key })],
            ),
          ],
        ),
      ]),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        {
          bucket: ref('aws_s3_bucket.this.bucket'),
          database: ref('aws_glue_catalog_database.this.name'),
          workgroup: ref('aws_athena_workgroup.this.name'),
          region: ref('data.aws_region.current.region'),
        },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the bucket, unique in the world'),
      ...secretVariables,
      variable('database', 'string', 'Name of the catalogue and of the workgroup: small letters, digits and _', {
        valid: {
          condition: 'can(regex("^[a-z0-9_]+$", var.database))',
          message: 'Glue takes small letters, digits and underscores.',
        },
      }),
      variable('limit_gigabytes', 'number', 'Gigabytes that one question may read'),
      variable('result_retention_days', 'number', 'Days that answers are kept', { default: 30 }),
    ],
    outputs: [
      output('arn', 'aws_athena_workgroup.this.arn', 'The workgroup'),
      output('bucket_arns', '[aws_s3_bucket.this.arn, aws_s3_bucket.results.arn]', 'Where files and answers lie'),
      output('database', 'aws_glue_catalog_database.this.name', 'Name of the catalogue'),
      secretOutput,
    ],
  }
}
