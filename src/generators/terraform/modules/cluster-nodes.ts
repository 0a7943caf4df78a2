import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { trustDocument } from '../policy.ts'

/** Managed node groups, and what a node may do: join, and pull images. Pods have roles of their own. */
export function nodeGroups(): Block[] {
  return [
    trustDocument('node_trust', { type: 'Service', identifiers: ['ec2.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'node'], {
      name: template`${ref('var.name')}-node`,
      assume_role_policy: ref('data.aws_iam_policy_document.node_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'node'], {
      for_each: call('toset', ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly']),
      role: ref('aws_iam_role.node.name'),
      policy_arn: template`arn:aws:iam::aws:policy/${ref('each.value')}`,
    }),
    launchTemplate(),
    group(),
  ]
}

function launchTemplate(): Block {
  const tagged = (type: string) =>
    block('tag_specifications', [], {
      resource_type: type,
      tags: { Name: template`${ref('var.name')}-${ref('each.key')}` },
    })
  return block(
    'resource',
    ['aws_launch_template', 'node'],
    {
      for_each: ref('var.node_groups'),
      name_prefix: template`${ref('var.name')}-${ref('each.key')}-`,
      update_default_version: true,
    },
    [
      commented(
        'One hop ends at the node: no pod can borrow the role of its node.',
        block('metadata_options', [], {
          http_endpoint: 'enabled',
          http_tokens: 'required',
          http_put_response_hop_limit: 1,
        }),
      ),
      block('block_device_mappings', [], { device_name: '/dev/xvda' }, [
        block('ebs', [], { volume_type: 'gp3', volume_size: 50, encrypted: 'true', delete_on_termination: 'true' }),
      ]),
      block('monitoring', [], { enabled: true }),
      tagged('instance'),
      tagged('volume'),
    ],
  )
}

function group(): Block {
  return block(
    'resource',
    ['aws_eks_node_group', 'this'],
    {
      for_each: ref('var.node_groups'),
      cluster_name: ref('aws_eks_cluster.this.name'),
      node_group_name_prefix: template`${ref('each.key')}-`,
      node_role_arn: ref('aws_iam_role.node.arn'),
      subnet_ids: ref('var.subnet_ids'),
      version: ref('aws_eks_cluster.this.version'),
      ami_type: ref('each.value.image'),
      capacity_type: ref('each.value.capacity'),
      instance_types: [ref('each.value.instance')],
      labels: ref('each.value.labels'),
      depends_on: [
        ref('aws_iam_role_policy_attachment.node'),
        commented('Nodes stay NotReady until these answer.', ref('aws_eks_addon.network')),
      ],
    },
    [
      block('launch_template', [], {
        id: ref('aws_launch_template.node[each.key].id'),
        version: ref('aws_launch_template.node[each.key].latest_version'),
      }),
      block('scaling_config', [], {
        min_size: ref('each.value.min'),
        desired_size: ref('each.value.desired'),
        max_size: ref('each.value.max'),
      }),
      block('update_config', [], { max_unavailable_percentage: 33 }),
      block('node_repair_config', [], { enabled: true }),
      block('dynamic', ['taint'], { for_each: ref('each.value.taints') }, [
        block('content', [], {
          key: ref('taint.value.key'),
          value: ref('taint.value.value'),
          effect: ref('taint.value.effect'),
        }),
      ]),
      block('lifecycle', [], {
        create_before_destroy: commented(
          'Another kind of machine replaces a group: the pods need somewhere to go.',
          true,
        ),
        ignore_changes: [commented('What adds nodes owns it.', ref('scaling_config[0].desired_size'))],
      }),
    ],
  )
}
