import { type Block, block, call, commented, listFor, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { trustDocument } from '../policy.ts'

/** What EKS itself keeps up to date. The first three must stand before a node can be ready, the others need nodes to run on. */
export function addons(): Block[] {
  const all = {
    cluster_name: ref('aws_eks_cluster.this.name'),
    addon_name: ref('each.key'),
    configuration_values: ref('each.value'),
    resolve_conflicts_on_create: 'OVERWRITE',
    resolve_conflicts_on_update: 'OVERWRITE',
  }
  return [
    trustDocument('pod_trust', { type: 'Service', identifiers: ['pods.eks.amazonaws.com'] }, [
      'sts:AssumeRole',
      'sts:TagSession',
    ]),
    block('locals', [], {
      addon_roles: {
        'vpc-cni': { service_account: 'aws-node', policy: 'AmazonEKS_CNI_Policy' },
        'aws-ebs-csi-driver': {
          service_account: 'ebs-csi-controller-sa',
          policy: 'service-role/AmazonEBSCSIDriverPolicy',
        },
      },
    }),
    block('resource', ['aws_iam_role', 'addon'], {
      for_each: ref('local.addon_roles'),
      name: template`${ref('var.name')}-${ref('each.key')}`,
      assume_role_policy: ref('data.aws_iam_policy_document.pod_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'addon'], {
      for_each: ref('local.addon_roles'),
      role: ref('aws_iam_role.addon[each.key].name'),
      policy_arn: template`arn:aws:iam::aws:policy/${ref('each.value.policy')}`,
    }),
    block(
      'resource',
      ['aws_eks_addon', 'network'],
      {
        for_each: {
          'vpc-cni': commented(
            'Network policies are enforced from here on; without it they are only text.',
            call('jsonencode', { enableNetworkPolicy: 'true' }),
          ),
          'kube-proxy': null,
          'eks-pod-identity-agent': null,
        },
        ...all,
        depends_on: [ref('aws_iam_role_policy_attachment.addon')],
      },
      [identity()],
    ),
    block(
      'resource',
      ['aws_eks_addon', 'workload'],
      {
        for_each: {
          coredns: call('jsonencode', { autoScaling: { enabled: true } }),
          'metrics-server': null,
          'aws-ebs-csi-driver': null,
        },
        ...all,
        depends_on: [ref('aws_eks_node_group.this'), ref('aws_iam_role_policy_attachment.addon')],
      },
      [identity()],
    ),
  ]
}

function identity(): Block {
  return block(
    'dynamic',
    ['pod_identity_association'],
    {
      for_each: listFor(
        { names: ['name', 'role'], of: ref('local.addon_roles'), where: raw('name == each.key') },
        ref('role'),
      ),
    },
    [
      block('content', [], {
        service_account: ref('pod_identity_association.value.service_account'),
        role_arn: ref('aws_iam_role.addon[each.key].arn'),
      }),
    ],
  )
}
