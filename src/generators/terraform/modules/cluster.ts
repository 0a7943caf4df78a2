import { block, call, commented, listFor, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'
import { addons } from './cluster-addons.ts'
import { nodeGroups } from './cluster-nodes.ts'

/** EKS with managed nodes. Who may enter is said by access entries, not by a ConfigMap. */
export function clusterModule(): Module {
  return {
    main: [...controlPlane(), ...access(), ...nodeGroups(), ...addons()],
    variables: [
      variable('name', 'string', 'Name of the cluster'),
      variable('kubernetes_version', 'string', 'Minor version of Kubernetes, such as 1.35'),
      variable('subnet_ids', 'list(string)', 'Private subnets of nodes and control plane'),
      variable(
        'api_allowed_cidrs',
        'list(string)',
        'Where people may reach the API server from; with none it answers inside the network only',
        {
          valid: {
            condition: '!contains(var.api_allowed_cidrs, "0.0.0.0/0")',
            message: 'The API server is not for the whole internet: name the office, the VPN or the runners.',
          },
        },
      ),
      variable('administrators', 'list(string)', 'ARNs of roles that administer the cluster besides its creator', {
        default: [],
      }),
      variable('operators', 'map(list(string))', 'Namespaces that a role may do anything in, by its ARN', {
        default: {},
      }),
      variable('groups', 'map(list(string))', 'ARNs of roles by the group that they are members of in the cluster', {
        default: {},
      }),
      variable('node_groups', nodeGroupType, 'Groups of nodes by name', {
        valid: {
          condition:
            'alltrue([for group in values(var.node_groups) : group.min <= group.desired && group.desired <= group.max])',
          message: 'A group needs min <= desired <= max.',
        },
      }),
      variable('deletion_protection', 'bool', 'Whether AWS refuses to delete the cluster'),
      variable('log_retention_days', 'number', 'Days that logs of the control plane are kept', { default: 90 }),
    ],
    outputs: [
      output('name', 'aws_eks_cluster.this.name', 'Name of the cluster, known once it stands'),
      output(
        'oidc_issuer',
        'aws_eks_cluster.this.identity[0].oidc[0].issuer',
        'Address by which the cluster vouches for its service accounts',
      ),
      output('node_role_arn', 'aws_iam_role.node.arn', 'Role of every node'),
      output('endpoint', 'aws_eks_cluster.this.endpoint', 'Address of the API server'),
      output(
        'security_group_id',
        'aws_eks_cluster.this.vpc_config[0].cluster_security_group_id',
        'Security group of every node, and so of every pod',
      ),
    ],
  }
}

const nodeGroupType = objectsType('map', {
  instance: 'string',
  image: 'string',
  capacity: 'string',
  min: 'number',
  desired: 'number',
  max: 'number',
  labels: 'map(string)',
  taints: objectsType('list', { key: 'string', value: 'string', effect: 'string' }),
})

function controlPlane() {
  return [
    commented(
      'Encrypts Secrets in etcd on top of what AWS encrypts anyway.',
      block('resource', ['aws_kms_key', 'secrets'], {
        description: template`Secrets of the cluster ${ref('var.name')}`,
        enable_key_rotation: true,
      }),
    ),
    block('resource', ['aws_kms_alias', 'secrets'], {
      name: template`alias/${ref('var.name')}-secrets`,
      target_key_id: ref('aws_kms_key.secrets.key_id'),
    }),
    commented(
      'Made here, so that EKS does not make one that keeps logs for ever.',
      block('resource', ['aws_cloudwatch_log_group', 'control_plane'], {
        name: template`/aws/eks/${ref('var.name')}/cluster`,
        retention_in_days: ref('var.log_retention_days'),
      }),
    ),
    trustDocument('cluster_trust', { type: 'Service', identifiers: ['eks.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'cluster'], {
      name: template`${ref('var.name')}-cluster`,
      assume_role_policy: ref('data.aws_iam_policy_document.cluster_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'cluster'], {
      role: ref('aws_iam_role.cluster.name'),
      policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
    }),
    block(
      'resource',
      ['aws_eks_cluster', 'this'],
      {
        name: ref('var.name'),
        version: ref('var.kubernetes_version'),
        role_arn: ref('aws_iam_role.cluster.arn'),
        deletion_protection: ref('var.deletion_protection'),
        enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
        bootstrap_self_managed_addons: false,
        depends_on: [ref('aws_cloudwatch_log_group.control_plane'), ref('aws_iam_role_policy_attachment.cluster')],
      },
      [
        block('vpc_config', [], {
          subnet_ids: ref('var.subnet_ids'),
          endpoint_private_access: true,
          endpoint_public_access: operation(call('length', ref('var.api_allowed_cidrs')), '>', 0),
          public_access_cidrs: ref('var.api_allowed_cidrs'),
        }),
        block('access_config', [], {
          authentication_mode: 'API',
          bootstrap_cluster_creator_admin_permissions: true,
        }),
        block('encryption_config', [], { resources: ['secrets'] }, [
          block('provider', [], { key_arn: ref('aws_kms_key.secrets.arn') }),
        ]),
        commented(
          'Without it a forgotten upgrade turns into extended support, at six times the price.',
          block('upgrade_policy', [], { support_type: 'STANDARD' }),
        ),
        block('zonal_shift_config', [], { enabled: true }),
      ],
    ),
  ]
}

function access() {
  const each = { for_each: call('toset', ref('var.administrators')), cluster_name: ref('aws_eks_cluster.this.name') }
  return [
    commented(
      'What a group may do is said by the roles in `kubernetes/platform`.',
      block('resource', ['aws_eks_access_entry', 'member'], {
        for_each: raw('toset(flatten(values(var.groups)))'),
        cluster_name: ref('aws_eks_cluster.this.name'),
        principal_arn: ref('each.value'),
        kubernetes_groups: listFor(
          { names: ['group', 'arns'], of: ref('var.groups'), where: raw('contains(arns, each.value)') },
          ref('group'),
        ),
      }),
    ),
    block('resource', ['aws_eks_access_entry', 'administrator'], { ...each, principal_arn: ref('each.value') }),
    block(
      'resource',
      ['aws_eks_access_policy_association', 'administrator'],
      {
        ...each,
        principal_arn: raw('aws_eks_access_entry.administrator[each.key].principal_arn'),
        policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      },
      [block('access_scope', [], { type: 'cluster' })],
    ),
    block('resource', ['aws_eks_access_entry', 'operator'], {
      for_each: ref('var.operators'),
      cluster_name: ref('aws_eks_cluster.this.name'),
      principal_arn: ref('each.key'),
    }),
    block(
      'resource',
      ['aws_eks_access_policy_association', 'operator'],
      {
        for_each: ref('var.operators'),
        cluster_name: ref('aws_eks_cluster.this.name'),
        principal_arn: raw('aws_eks_access_entry.operator[each.key].principal_arn'),
        policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      },
      [block('access_scope', [], { type: 'namespace', namespaces: ref('each.value') })],
    ),
  ]
}
