import { releases } from '../../../facts/versions.ts'
import { type Attributes, type Block, block, call, conditional, ref, type Value } from '../../../syntax/hcl/build.ts'

/** A domain of OpenSearch inside the network; `cluster` and `guards` are what one has besides. */
export function searchDomain(key: Value, cluster: Attributes = {}, guards: readonly Block[] = []): Block {
  return block(
    'resource',
    ['aws_opensearch_domain', 'this'],
    {
      domain_name: ref('var.identifier'),
      engine_version: `OpenSearch_${releases.openSearch.version}`,
      access_policies: ref('data.aws_iam_policy_document.access.json'),
      depends_on: [ref('aws_cloudwatch_log_resource_policy.this')],
    },
    [
      block(
        'cluster_config',
        [],
        {
          instance_type: ref('var.instance_type'),
          instance_count: ref('var.nodes'),
          zone_awareness_enabled: ref('local.spread'),
          ...cluster,
        },
        [
          block('dynamic', ['zone_awareness_config'], { for_each: conditional(ref('local.spread'), [3], []) }, [
            block('content', [], { availability_zone_count: ref('zone_awareness_config.value') }),
          ]),
        ],
      ),
      block('ebs_options', [], { ebs_enabled: true, volume_type: 'gp3', volume_size: ref('var.volume_size') }),
      block('vpc_options', [], {
        subnet_ids: call('slice', ref('var.subnet_ids'), 0, conditional(ref('local.spread'), 3, 1)),
        security_group_ids: [ref('aws_security_group.this.id')],
      }),
      block('encrypt_at_rest', [], { enabled: true, kms_key_id: key }),
      block('node_to_node_encryption', [], { enabled: true }),
      block('domain_endpoint_options', [], {
        enforce_https: true,
        tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
      }),
      ...guards,
      block('dynamic', ['log_publishing_options'], { for_each: ref('aws_cloudwatch_log_group.this') }, [
        block('content', [], {
          log_type: ref('log_publishing_options.key'),
          cloudwatch_log_group_arn: ref('log_publishing_options.value.arn'),
        }),
      ]),
      block('software_update_options', [], { auto_software_update_enabled: true }),
      block('off_peak_window_options', [], { enabled: true }),
      block('lifecycle', [], { prevent_destroy: true }),
    ],
  )
}
