import { releases } from '../../../facts/versions.ts'
import type { Store } from '../../../model/store.ts'
import { type Block, block, conditional, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import {
  connectionSecret,
  password,
  passwordVariable,
  passwordVersion,
  secretOutput,
  secretVariables,
} from './secret.ts'

/** Valkey on ElastiCache, one shard; encrypted on the way and at rest. */
export function cacheModule({ port, secret }: Store): Module {
  return {
    main: [
      block('resource', ['aws_elasticache_subnet_group', 'this'], {
        name: ref('var.identifier'),
        subnet_ids: ref('var.subnet_ids'),
      }),
      ...closedGroup(port),
      group(port),
      ...connectionSecret(
        secret.keys.map(({ key }) => key),
        {
          host: ref('aws_elasticache_replication_group.this.primary_endpoint_address'),
          port: ref('aws_elasticache_replication_group.this.port'),
          token: password,
        },
      ),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('node_type', 'string', 'Type such as cache.m7g.large'),
      variable('multi_az', 'bool', 'Whether a second node in another zone takes over'),
      variable('snapshot_retention_days', 'number', 'Days that a daily snapshot is kept; 0 makes none'),
      passwordVersion,
      passwordVariable,
    ],
    outputs: [
      output(
        'first_node_id',
        '"${aws_elasticache_replication_group.this.id}-001"',
        'A node that always exists, as metrics have it',
      ),
      groupOutput,
      secretOutput,
    ],
  }
}

function group(port: number): Block {
  return block('resource', ['aws_elasticache_replication_group', 'this'], {
    replication_group_id: ref('var.identifier'),
    description: template`Cache ${ref('var.identifier')}`,
    engine: 'valkey',
    engine_version: releases.valkey.version,
    node_type: ref('var.node_type'),
    port,
    num_cache_clusters: conditional(ref('var.multi_az'), 2, 1),
    automatic_failover_enabled: ref('var.multi_az'),
    multi_az_enabled: ref('var.multi_az'),
    subnet_group_name: ref('aws_elasticache_subnet_group.this.name'),
    security_group_ids: [ref('aws_security_group.this.id')],
    transit_encryption_enabled: true,
    at_rest_encryption_enabled: true,
    kms_key_id: ref('var.kms_key_arn'),
    auth_token_wo: password,
    auth_token_wo_version: ref('var.password_version'),
    auth_token_update_strategy: 'ROTATE',
    snapshot_retention_limit: ref('var.snapshot_retention_days'),
    auto_minor_version_upgrade: true,
  })
}
