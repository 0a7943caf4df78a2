import type { Cases } from '../cases.ts'

const hidden = {
  name: 'example-production',
  cidr: '10.0.0.0/16',
  zones: {
    'eu-central-1a': { public: '10.0.0.0/24', private: '10.0.32.0/19', data: '10.0.8.0/24' },
    'eu-central-1b': { public: '10.0.1.0/24', private: '10.0.64.0/19', data: '10.0.9.0/24' },
  },
  nat_zones: ['eu-central-1a'],
}

const ofHidden = [
  {
    name: 'keeps_data_away_from_the_internet',
    holds: {
      'length(aws_nat_gateway.this) == 1': 'There is one way out.',
      'length(aws_subnet.data) == 2 && length(aws_route_table_association.data) == 2':
        'The data tier has a table of its own, without a way out.',
      'aws_flow_log.this.traffic_type == "ALL"': 'Who spoke to whom is written down.',
      'length(aws_default_security_group.closed.ingress) == 0': 'What names no group reaches nothing.',
    },
  },
  {
    name: 'calls_aws_from_inside',
    variables: { interface_services: ['kms', 'sqs'] },
    holds: {
      'length(aws_vpc_endpoint.interface) == 2 && alltrue([for each in aws_vpc_endpoint.interface : each.private_dns_enabled])':
        'Each service has an endpoint that its name leads to.',
      'aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == var.cidr': 'It is reached from inside alone.',
    },
  },
  {
    name: 'refuses_a_single_zone',
    variables: {
      zones: { 'eu-central-1a': { public: '10.0.0.0/24', private: '10.0.32.0/19', data: '10.0.8.0/24' } },
    },
    refused: ['zones'],
  },
]

/** Without private subnets, where tasks go out by addresses of their own. */
const open = {
  name: 'example-production',
  cidr: '10.0.0.0/16',
  zones: {
    'eu-central-1a': { public: '10.0.0.0/24', data: '10.0.8.0/24' },
    'eu-central-1b': { public: '10.0.1.0/24', data: '10.0.9.0/24' },
  },
}

const ofOpen = [
  {
    name: 'keeps_data_away_from_the_internet',
    holds: {
      'length(aws_subnet.data) == 2 && length(aws_route_table_association.data) == 2':
        'The data tier has a table of its own, without a way out.',
      'aws_route.internet.destination_cidr_block == "0.0.0.0/0" && length(aws_route_table_association.public) == 2':
        'The public subnets alone have one.',
      'aws_flow_log.this.traffic_type == "ALL"': 'Who spoke to whom is written down.',
      'length(aws_default_security_group.closed.ingress) == 0': 'What names no group reaches nothing.',
    },
  },
  {
    name: 'calls_the_stores_of_aws_from_inside',
    holds: {
      'aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.dynamodb.vpc_endpoint_type == "Gateway"':
        'What goes to S3 and DynamoDB stays in the network of AWS.',
    },
  },
  {
    name: 'refuses_a_single_zone',
    variables: { zones: { 'eu-central-1a': { public: '10.0.0.0/24', data: '10.0.8.0/24' } } },
    refused: ['zones'],
  },
]

/** Of the network and of what stands at its edge. */
export const edgeCases: Readonly<Record<string, Cases>> = {
  network: {
    variables: { ...hidden, cluster: 'example-production' },
    runs: ofHidden,
    otherwise: { variables: hidden, runs: ofHidden, otherwise: { variables: open, runs: ofOpen } },
  },
  firewall: {
    variables: { name: 'example-production', scope: 'REGIONAL', region: 'eu-central-1' },
    runs: [
      {
        name: 'holds_back_floods_and_known_attacks',
        holds: {
          'length(aws_wafv2_web_acl.this.rule) == 4': 'Three lists of AWS and a limit for each address.',
          'length(aws_wafv2_web_acl_logging_configuration.this.redacted_fields) == 2': 'No credential is logged.',
        },
      },
      { name: 'refuses_a_scope_that_does_not_exist', variables: { scope: 'GLOBAL' }, refused: ['scope'] },
    ],
  },
  site: {
    variables: {
      name: 'example-production-web',
      bucket: 'example-production-web-123456789012',
      host: 'www.example.com',
      certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
      zone_id: 'Z0123456789ABCDEFGHIJ',
      web_acl_arn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/example/1',
      connects: ['https://api.example.com'],
    },
    runs: [
      {
        name: 'is_reached_over_tls_through_the_cdn_alone',
        holds: {
          'aws_s3_bucket_public_access_block.this.restrict_public_buckets': 'Nobody reads the bucket from outside.',
          'aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"':
            'Browsers come over TLS.',
          'aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"':
            'Nothing older than TLS 1.2 is spoken.',
          'aws_cloudfront_distribution.this.web_acl_id == var.web_acl_arn': 'The firewall stands before it.',
        },
      },
    ],
  },
  cdn: {
    variables: {
      name: 'example-production-shop',
      host: 'shop.example.com',
      origin: { vpc_origin_id: 'vo_0123456789', dns_name: 'internal-example.eu-central-1.elb.amazonaws.com' },
      certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
      zone_id: 'Z0123456789ABCDEFGHIJ',
      web_acl_arn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/example/1',
      logs_bucket: 'example-production-shop-123456789012',
    },
    runs: [
      {
        name: 'keeps_pages_only_where_they_say_so',
        holds: {
          'aws_cloudfront_cache_policy.pages.default_ttl == 0': 'A page that says nothing is asked for each time.',
          'aws_cloudfront_cache_policy.pages.max_ttl == 300': 'None is older than five minutes.',
          'aws_cloudfront_distribution.this.web_acl_id == var.web_acl_arn': 'The firewall stands before it.',
          'length(aws_cloudfront_distribution.this.ordered_cache_behavior) == 3': 'What carries a hash is kept.',
        },
      },
    ],
  },
  'pipeline-role': {
    variables: {
      name: 'example-publish',
      description: 'Pushes images',
      provider_arn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      subjects: ['repo:acme/example:ref:refs/heads/main'],
    },
    runs: [
      { name: 'trusts_named_jobs', holds: { 'aws_iam_role.this.name == "example-publish"': 'The role has its name.' } },
      {
        name: 'refuses_a_wildcard',
        variables: { subjects: ['repo:acme/*:ref:refs/heads/main'] },
        refused: ['subjects'],
      },
    ],
  },
}
