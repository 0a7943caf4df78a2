import { type Block, block, call, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'
import { closedGroup, groupOutput } from './access.ts'
import { searchDomain } from './search-domain.ts'
import { searchLogs } from './search-logs.ts'
import { openSecret, secretOutput } from './secret.ts'

/** OpenSearch for lines of logs: who may do what is said inside it, by a role that nobody else has. */
export function logSearchModule(keys: readonly string[]): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('data', ['aws_caller_identity', 'current']),
      block('locals', [], {
        arn: template`arn:aws:es:${ref('data.aws_region.current.region')}:${ref('data.aws_caller_identity.current.account_id')}:domain/${ref('var.identifier')}`,
        spread: operation(ref('var.nodes'), '>=', 3),
      }),
      ...closedGroup(443),
      block('resource', ['aws_kms_key', 'this'], {
        description: template`Lines of ${ref('var.identifier')}`,
        enable_key_rotation: true,
        deletion_window_in_days: 30,
      }),
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
      // Who asked and was refused, and who changed what; the keeper turns it on inside.
      ...searchLogs(['AUDIT_LOGS']),
      searchDomain(
        ref('aws_kms_key.this.arn'),
        {
          dedicated_master_enabled: raw('var.warm != null'),
          dedicated_master_count: raw('var.warm == null ? null : 3'),
          dedicated_master_type: raw('try(var.warm.leader_type, null)'),
          warm_enabled: raw('var.warm != null'),
          warm_count: raw('try(var.warm.nodes, null)'),
          warm_type: raw('try(var.warm.instance_type, null)'),
        },
        [
          block('advanced_security_options', [], { enabled: true, internal_user_database_enabled: false }, [
            block('master_user_options', [], { master_user_arn: ref('var.keeper_arn') }),
          ]),
        ],
      ),
      ...openSecret(keys, {
        host: ref('aws_opensearch_domain.this.endpoint'),
        endpoint: template`https://${ref('aws_opensearch_domain.this.endpoint')}`,
        region: ref('data.aws_region.current.region'),
        roles: template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:role/${ref('var.role_prefix')}`,
      }).map((each) => keyed(each)),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the domain'),
      variable('vpc_id', 'string', 'Network that it stands in'),
      variable('subnet_ids', 'list(string)', 'Subnets of the data tier'),
      variable('clients', 'map(string)', 'Security groups of those who may connect, by name'),
      variable('secret_name', 'string', 'Name in Secrets Manager under which the cluster finds its address'),
      variable('role_prefix', 'string', 'What the names of the roles begin with that write and read'),
      variable('keeper_arn', 'string', 'Role that sets it up: the only one that may do everything inside'),
      variable('instance_type', 'string', 'Type of the nodes, such as m7g.large.search'),
      variable('nodes', 'number', 'Nodes: one, or three and more, spread over three zones', {
        valid: {
          condition: 'var.nodes == 1 || var.nodes % 3 == 0',
          message: 'Give one node, or as many in each of three zones.',
        },
      }),
      variable('volume_size', 'number', 'GiB of the disk of each node'),
      variable(
        'warm',
        call('object', { instance_type: raw('string'), nodes: raw('number'), leader_type: raw('string') }),
        'Nodes before S3 for what is kept for longer, and the three that lead then',
        { default: null },
      ),
      variable('log_retention_days', 'number', 'Days that logs of its own are kept', { default: 30 }),
    ],
    outputs: [
      output('arn', 'aws_opensearch_domain.this.arn', 'The domain'),
      output('name', 'aws_opensearch_domain.this.domain_name', 'Name of the domain, as metrics have it'),
      output('account_id', 'data.aws_caller_identity.current.account_id', 'Account, as metrics have it'),
      output('key_arn', 'aws_kms_key.this.arn', 'Key that lines and secret are encrypted with'),
      groupOutput,
      secretOutput,
    ],
  }
}

/** The secret is encrypted with the key of the domain. */
function keyed(made: Block): Block {
  return made.labels[0] === 'aws_secretsmanager_secret'
    ? { ...made, attributes: { ...made.attributes, kms_key_id: ref('aws_kms_key.this.arn') } }
    : made
}
