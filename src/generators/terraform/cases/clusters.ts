import type { Cases } from '../cases.ts'

const nodes = (min: number, desired: number, max: number) => ({
  instance: 'm7g.large',
  image: 'AL2023_ARM_64_STANDARD',
  capacity: 'ON_DEMAND',
  min,
  desired,
  max,
  labels: {},
  taints: [],
})

const role = {
  service_account: 'api',
  policy: '{"Version":"2012-10-17","Statement":[]}',
}

/** Of clusters of Kubernetes and of who may do what from inside. */
export const clusterCases: Readonly<Record<string, Cases>> = {
  cluster: {
    variables: {
      name: 'example-production',
      kubernetes_version: '1.35',
      subnet_ids: ['subnet-a', 'subnet-b'],
      api_allowed_cidrs: ['203.0.113.0/24'],
      node_groups: { system: nodes(2, 2, 4) },
      deletion_protection: true,
    },
    runs: [
      {
        name: 'is_guarded_and_recorded',
        holds: {
          'contains(one(aws_eks_cluster.this.encryption_config).resources, "secrets") && aws_kms_key.secrets.enable_key_rotation':
            'Secrets are encrypted with a key of ours.',
          'aws_eks_cluster.this.deletion_protection': 'AWS refuses to delete it.',
          'contains(aws_eks_cluster.this.enabled_cluster_log_types, "audit")': 'Who did what is written down.',
          'aws_eks_cluster.this.access_config[0].authentication_mode == "API"': 'Access entries alone let anybody in.',
          'aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["203.0.113.0/24"])':
            'From outside it is reached from where was said.',
        },
      },
      {
        name: 'has_nodes_whose_role_no_pod_borrows',
        holds: {
          'aws_launch_template.node["system"].metadata_options[0].http_put_response_hop_limit == 1 && aws_launch_template.node["system"].metadata_options[0].http_tokens == "required"':
            'One hop ends at the node.',
          'tobool(aws_launch_template.node["system"].block_device_mappings[0].ebs[0].encrypted)':
            'Disks of nodes are encrypted.',
          'aws_eks_node_group.this["system"].scaling_config[0].min_size == 2': 'There are two nodes at least.',
        },
      },
      {
        name: 'answers_inside_alone_where_nobody_is_named',
        variables: { api_allowed_cidrs: [] },
        holds: {
          'aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access':
            'Nobody outside reaches the API server.',
        },
      },
      {
        name: 'refuses_the_whole_internet',
        variables: { api_allowed_cidrs: ['0.0.0.0/0'] },
        refused: ['api_allowed_cidrs'],
      },
      {
        name: 'refuses_more_nodes_than_at_most',
        variables: { node_groups: { system: nodes(2, 5, 4) } },
        refused: ['node_groups'],
      },
    ],
  },
  identity: {
    variables: { name: 'example-production-api', cluster: 'example-production', namespace: 'example', ...role },
    runs: [
      {
        name: 'is_for_one_service_account',
        holds: {
          'aws_eks_pod_identity_association.this.namespace == "example" && aws_eks_pod_identity_association.this.service_account == "api"':
            'No other pod is handed the role.',
          'aws_iam_role_policy.this.policy == var.policy': 'It may do what was said and nothing else.',
        },
      },
      {
        name: 'refuses_a_name_that_is_too_long',
        variables: { name: 'example-production-api-of-a-name-that-iam-would-not-ever-let-through' },
        refused: ['name'],
      },
    ],
  },
  'namespaces-identity': {
    variables: {
      name: 'example-preview-api',
      provider_arn: 'arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF',
      namespaces: 'example-preview-*',
      ...role,
    },
    runs: [
      {
        name: 'is_for_namespaces_of_a_pattern',
        holds: {
          'local.issuer == "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF"': 'It trusts this cluster alone.',
          'aws_iam_role_policy.this.policy == var.policy': 'It may do what was said and nothing else.',
        },
      },
      { name: 'refuses_the_whole_cluster', variables: { namespaces: '*' }, refused: ['namespaces'] },
    ],
  },
  interruptions: {
    variables: { name: 'example-production' },
    runs: [
      {
        name: 'hears_what_aws_takes_back',
        holds: {
          'length(aws_cloudwatch_event_target.this) == 4': 'Each kind of event reaches the queue.',
          'aws_sqs_queue.this.sqs_managed_sse_enabled': 'Messages are encrypted.',
        },
      },
    ],
  },
}
