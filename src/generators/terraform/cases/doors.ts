import type { Cases } from '../cases.ts'

const certificate_arn = 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555'
const listener_arn = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/example/1/2'

const behind = {
  name: 'example-production-api',
  vpc_id: 'vpc-0123456789abcdef0',
  port: 8080,
  health_path: '/readyz',
  listener_arn,
  priority: 20,
  hosts: ['api.example.com', 'api.example.org'],
  recorded_hosts: ['api.example.com'],
  balancer: { dns_name: 'example.eu-central-1.elb.amazonaws.com', zone_id: 'Z215JYRZR1TBD5' },
  zone_id: 'Z0123456789ABCDEFGHIJ',
}

/** Of what users reach first. */
export const doorCases: Readonly<Record<string, Cases>> = {
  balancer: {
    variables: {
      name: 'example-production',
      subnet_ids: ['subnet-a', 'subnet-b'],
      security_group_id: 'sg-0123456789abcdef0',
      certificate_arn,
      web_acl_arn: 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/example/1',
      logs_bucket: 'example-production-requests-123456789012',
      protected: true,
    },
    runs: [
      {
        name: 'speaks_tls_and_nothing_else',
        holds: {
          'aws_lb_listener.http[0].default_action[0].redirect[0].protocol == "HTTPS"':
            'Plain HTTP is sent on to HTTPS.',
          'startswith(aws_lb_listener.https.ssl_policy, "ELBSecurityPolicy-TLS13-1-2")':
            'Nothing older than TLS 1.2 is spoken.',
          'aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"':
            'A host that nobody asked for leads nowhere.',
          'aws_lb.this.drop_invalid_header_fields': 'What is no header is not handed on.',
        },
      },
      {
        name: 'is_guarded_and_kept',
        holds: {
          'aws_wafv2_web_acl_association.this[0].web_acl_arn == var.web_acl_arn': 'The firewall stands before it.',
          'aws_lb.this.enable_deletion_protection': 'AWS refuses to delete it.',
          'aws_lb.this.access_logs[0].enabled': 'Every request is written down.',
          'aws_s3_bucket_public_access_block.logs.restrict_public_buckets': 'Nobody outside reads the log.',
        },
      },
      {
        name: 'stands_behind_cloudfront',
        variables: { internal: true, web_acl_arn: null },
        holds: {
          'aws_lb.this.internal': 'It has no address on the internet.',
          'length(aws_lb_listener.http) == 0': 'CloudFront comes by HTTPS alone.',
          'length(aws_wafv2_web_acl_association.this) == 0': 'The firewall stands before CloudFront.',
        },
      },
      {
        name: 'refuses_a_name_that_is_too_long',
        variables: { name: 'example-production-of-a-long-name' },
        refused: ['name'],
      },
    ],
  },
  target: {
    variables: { ...behind, target_type: 'ip' },
    runs: [
      {
        name: 'answers_for_its_hosts',
        holds: {
          'one(one(aws_lb_listener_rule.this.condition).host_header).values == toset(var.hosts)':
            'Each host leads to it, and no other.',
          'keys(aws_route53_record.this) == ["api.example.com"]': 'Records are kept of hosts in our own zone alone.',
          'aws_lb_target_group.this.health_check[0].path == "/readyz"': 'It is asked whether it can work.',
        },
      },
      {
        name: 'refuses_a_name_that_is_too_long',
        variables: { group_name: 'example-production-of-a-long-name' },
        refused: ['group_name'],
      },
    ],
  },
  'shifted-target': {
    variables: { ...behind, trial: { name: 'x-trial', value: 'example' } },
    runs: [
      {
        name: 'tells_who_tries_a_version_from_users',
        holds: {
          'aws_lb_listener_rule.trial.priority < aws_lb_listener_rule.this.priority':
            'Who tries the newer version is asked first.',
          'anytrue([for each in aws_lb_listener_rule.trial.condition : length(each.http_header) == 1]) && anytrue([for each in aws_lb_listener_rule.trial.condition : length(each.host_header) == 1])':
            'The newer version is reached by its host and the header together.',
        },
      },
    ],
  },
  certificate: {
    variables: { domain: 'example.com', zone_id: 'Z0123456789ABCDEFGHIJ', regions: ['eu-central-1', 'us-east-1'] },
    runs: [
      {
        name: 'is_for_a_name_and_what_is_below_in_each_region',
        holds: {
          'keys(aws_acm_certificate.this) == ["eu-central-1", "us-east-1"]': 'There is one in each region.',
          'aws_acm_certificate.this["us-east-1"].subject_alternative_names == toset(["*.example.com"])':
            'It is for all names one label below.',
          'aws_acm_certificate.this["us-east-1"].validation_method == "DNS"': 'It is renewed without anybody.',
        },
      },
      {
        name: 'is_for_names_of_another_stack_too',
        variables: { also: ['example.org'] },
        holds: {
          'aws_acm_certificate.this["us-east-1"].subject_alternative_names == toset(["*.example.com", "example.org", "*.example.org"])':
            'It is for them in the same way.',
        },
      },
    ],
  },
}
