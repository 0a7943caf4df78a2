import type { Store } from '../../../model/store.ts'
import { type Block, block, call, commented, conditional, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

const name = ref('var.identifier')
const collection = template`collection/${name}`

/** A collection of OpenSearch Serverless, for roles that are named and from inside the network alone. */
export function searchServerlessModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('data', ['aws_caller_identity', 'current']),
      ...policies(),
      commented(
        'Without a least number of units it sleeps after ten minutes, and its first caller waits for half a minute.',
        block(
          'resource',
          ['aws_opensearchserverless_collection_group', 'this'],
          { name, generation: 'NEXTGEN', standby_replicas: 'ENABLED' },
          [
            block('capacity_limits', [], {
              min_search_capacity_in_ocu: conditional(ref('var.awake'), 2, 0),
              max_search_capacity_in_ocu: ref('var.most_units'),
              min_indexing_capacity_in_ocu: 0,
              max_indexing_capacity_in_ocu: ref('var.most_units'),
            }),
          ],
        ),
      ),
      block(
        'resource',
        ['aws_opensearchserverless_collection', 'this'],
        {
          name,
          type: 'SEARCH',
          standby_replicas: 'ENABLED',
          collection_group_name: ref('aws_opensearchserverless_collection_group.this.name'),
          depends_on: [
            ref('aws_opensearchserverless_security_policy.encryption'),
            ref('aws_opensearchserverless_security_policy.network'),
          ],
        },
        [block('lifecycle', [], { prevent_destroy: true })],
      ),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        {
          endpoint: ref('aws_opensearchserverless_collection.this.collection_endpoint'),
          region: ref('data.aws_region.current.region'),
          service: commented('What a request is signed for; a domain has another word.', 'aoss'),
        },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the collection', {
        valid: {
          condition: 'can(regex("^[a-z][a-z0-9-]{2,31}$", var.identifier))',
          message: 'AWS takes 3 to 32 small letters, digits and hyphens, a letter first.',
        },
      }),
      ...secretVariables,
      variable('vpc_endpoint_id', 'string', 'Door of the network, through which alone it is reached'),
      variable('roles', 'list(string)', 'Names of the roles that read and write'),
      variable('awake', 'bool', 'Whether two units stay awake for those who search'),
      variable('most_units', 'number', 'Units that searching and indexing may each grow to', { default: 8 }),
    ],
    outputs: [
      output('arn', 'aws_opensearchserverless_collection.this.arn', 'The collection'),
      output('id', 'aws_opensearchserverless_collection.this.id', 'Number of the collection, as metrics have it'),
      output('name', 'aws_opensearchserverless_collection.this.name', 'Name of the collection, as metrics have it'),
      output('account_id', 'data.aws_caller_identity.current.account_id', 'Account, as metrics have it'),
      secretOutput,
    ],
  }
}

function policies(): Block[] {
  const security = (type: string, policy: ReturnType<typeof call>) =>
    block('resource', ['aws_opensearchserverless_security_policy', type], { name, type, policy })
  return [
    security(
      'encryption',
      call('jsonencode', {
        Rules: [{ ResourceType: 'collection', Resource: [collection] }],
        AWSOwnedKey: false,
        KmsARN: ref('var.kms_key_arn'),
      }),
    ),
    security(
      'network',
      call('jsonencode', [
        {
          Rules: [{ ResourceType: 'collection', Resource: [collection] }],
          AllowFromPublic: false,
          SourceVPCEs: [ref('var.vpc_endpoint_id')],
        },
      ]),
    ),
    block('resource', ['aws_opensearchserverless_access_policy', 'data'], {
      name,
      type: 'data',
      policy: call('jsonencode', [
        {
          Rules: [
            {
              ResourceType: 'index',
              Resource: [template`index/${name}/*`],
              Permission: ['CreateIndex', 'UpdateIndex', 'DescribeIndex', 'ReadDocument', 'WriteDocument'].map(
                (each) => `aoss:${each}`,
              ),
            },
          ],
          Principal: ref(
            `[for role in var.roles : "arn:aws:iam::\${data.aws_caller_identity.current.account_id}:role/\${role}"]`,
          ),
        },
      ]),
    }),
  ]
}
