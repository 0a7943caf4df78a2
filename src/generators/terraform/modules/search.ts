import type { Store } from '../../../model/store.ts'
import { block, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import { searchDomain } from './search-domain.ts'
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
      searchDomain(ref('var.kms_key_arn')),
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
