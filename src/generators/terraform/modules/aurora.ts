import type { Store } from '../../../model/store.ts'
import { block, commented, conditional, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import { cluster, globalCluster, instances, parameters } from './aurora-cluster.ts'
import { signingIn } from './database.ts'
import { auditLocals } from './database-audit.ts'
import { monitoring } from './database-instance.ts'
import { connectionSecret, password, secretOutput, secretVariables } from './secret.ts'

/** PostgreSQL on Aurora: a writer and readers over the zones, alone or with a second region that follows. */
export function auroraModule({ port, secret }: Store): Module {
  return {
    main: [
      block('locals', [], { replica: operation(ref('var.replica_of'), '!=', null) }),
      auditLocals,
      block('resource', ['aws_db_subnet_group', 'this'], {
        name: ref('var.identifier'),
        subnet_ids: ref('var.subnet_ids'),
      }),
      ...closedGroup(port),
      ...parameters(),
      ...monitoring(),
      commented(
        'Made here, so that Aurora does not make it without an end.',
        block('resource', ['aws_cloudwatch_log_group', 'this'], {
          name: template`/aws/rds/cluster/${ref('var.identifier')}/postgresql`,
          retention_in_days: ref('var.log_retention_days'),
        }),
      ),
      globalCluster(),
      cluster(port),
      instances(),
      ...connectionSecret(
        secret.keys.map(({ key }) => key),
        {
          host: commented(
            'What follows hands writes on from its readers.',
            conditional(
              raw('local.replica && var.forward_writes'),
              ref('aws_rds_cluster.this.reader_endpoint'),
              ref('aws_rds_cluster.this.endpoint'),
            ),
          ),
          readers: ref('aws_rds_cluster.this.reader_endpoint'),
          port: ref('aws_rds_cluster.this.port'),
          database: ref('var.database'),
          username: ref('var.username'),
          password,
        },
      ),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('instance_class', 'string', 'Class such as db.r7g.large, or db.serverless, whose size follows the load'),
      variable('instances', 'number', 'Writer and readers; a reader takes over within a minute'),
      variable(
        'capacity',
        'object({ least = number, most = number })',
        'Units of 2 GiB that db.serverless stays within',
        {
          default: { least: 0.5, most: 16 },
        },
      ),
      variable('protected', 'bool', 'Whether AWS refuses to delete it, and keeps a last snapshot'),
      variable('backup_retention_days', 'number', 'Days that it can be restored to any second of'),
      variable(
        'global_cluster',
        'string',
        'Global cluster that it leads or follows, where a second region has a copy',
        {
          default: null,
        },
      ),
      variable('forward_writes', 'bool', 'Whether it hands writes on while it follows', { default: false }),
      variable(
        'replica_of',
        'object({ region = string })',
        'Region of the cluster that it follows, with whose password it is called',
        { default: null },
      ),
      ...signingIn,
    ],
    outputs: [
      output('identifier', 'aws_rds_cluster.this.cluster_identifier', 'Name of the cluster, as metrics have it'),
      output('arn', 'aws_rds_cluster.this.arn', 'The cluster'),
      groupOutput,
      secretOutput,
    ],
  }
}
