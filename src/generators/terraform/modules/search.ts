import { releases } from '../../../facts/versions.ts'
import type { Store } from '../../../model/store.ts'
import { type Block, block, call, conditional, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import { searchLogs } from './search-logs.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** An OpenSearch domain inside the network, for roles and over TLS alone. */
export function searchModule({ port, secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('data', ['aws_caller_identity', 'current']),
      block('locals', [], {
        arn: template`arn:aws:es:${ref('data.aws_region.current.region')}:${ref('data.aws_caller_identity.current.account_id')}:domain/${ref('var.identifier')}`,
        spread: operation(ref('var.nodes'), '>=', 3),
      }),
      ...closedGroup(port),
      policyDocument('access', [
        {
          sid: 'RolesOfThisAccount',
          actions: ['es:ESHttp*'],
          resources: [template`${ref('local.arn')}/*`],
          principals: [
            {
              type: 'AWS',
              identifiers: [template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:root`],
            },
          ],
        },
      ]),
      ...searchLogs(),
      domain(),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        {
          endpoint: template`https://${ref('aws_opensearch_domain.this.endpoint')}`,
          region: ref('data.aws_region.current.region'),
        },
      ),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('instance_type', 'string', 'Type of the nodes, such as m7g.large.search'),
      variable('nodes', 'number', 'Nodes: one, or three and more, spread over three zones', {
        valid: {
          condition: 'var.nodes == 1 || var.nodes % 3 == 0',
          message: 'Give one node, or as many in each of three zones.',
        },
      }),
      variable('volume_size', 'number', 'GiB of the disk of each node'),
      variable('log_retention_days', 'number', 'Days that its logs are kept', { default: 30 }),
    ],
    outputs: [
      output('arn', 'aws_opensearch_domain.this.arn', 'The domain'),
      output('name', 'aws_opensearch_domain.this.domain_name', 'Name of the domain, as metrics have it'),
      output('account_id', 'data.aws_caller_identity.current.account_id', 'Account, as metrics have it'),
      groupOutput,
      secretOutput,
    ],
  }
}

function domain(): Block {
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
      block('encrypt_at_rest', [], { enabled: true, kms_key_id: ref('var.kms_key_arn') }),
      block('node_to_node_encryption', [], { enabled: true }),
      block('domain_endpoint_options', [], {
        enforce_https: true,
        tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
      }),
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
