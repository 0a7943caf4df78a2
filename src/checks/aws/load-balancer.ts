import { isMap } from '../../model/shape.ts'
import { type Body, plain } from './body.ts'
import { is, isNot, isSet, where } from './conditions.ts'
import { isProduction } from './protection.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { deletable, exposed, fragile, inTheClear, unlogged } from './topics.ts'

const dropsHeaders = hasSetting('routing.http.drop_invalid_header_fields.enabled', is(true))
const isProtected = hasSetting('deletion_protection.enabled', is(true))
const writesLog = hasSetting('access_logs.s3.enabled', is(true))

function isWeak(attribute: unknown): boolean {
  if (!isMap(attribute) || typeof attribute.name !== 'string') return false
  const { name, value } = attribute
  return name === 'Reference-Security-Policy'
    ? typeof value === 'string' && !value.includes('TLS-1-2')
    : /^Protocol-(?:SSLv\d|TLSv1(?:\.1)?)$/.test(name) && plain(value) === true
}

const protection = {
  aws_lb: 'enable_deletion_protection',
  aws_alb: 'enable_deletion_protection',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes',
}

function isKept(value: unknown, _: Body, type: string): boolean {
  return type.includes('::') ? isProtected(value) : value === true
}

function askToKeep(_: unknown, type: string): string {
  return type.includes('::')
    ? 'is not protected from deletion; add `deletion_protection.enabled` to `{property}`'
    : 'is not protected from deletion; set `{property}` to true'
}

export const checks = rows({
  'weak-tls': {
    title: 'Load balancer accepts outdated TLS',
    why: `TLS before 1.2 is broken and no browser of today needs it. Without a policy a listener of an application
      load balancer takes one that still allows TLS 1.0.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_103', 'AWS-0047', 'W55'],
    property: {
      aws_lb_listener: 'ssl_policy',
      aws_alb_listener: 'ssl_policy',
      'AWS::ElasticLoadBalancingV2::Listener': 'SslPolicy',
    },
    holds: (value) =>
      typeof value === 'string' &&
      /-(?:FS-1-2|TLS-1-2|TLS13)-|^ELBSecurityPolicy-TLS13-1-[23]/.test(`${value}-`) &&
      !/TLS13-1-[01]-/.test(value),
    only: where(['protocol', 'Protocol'], is('HTTPS', 'TLS')),
    says: 'accepts TLS before 1.2; set `{property}` to `ELBSecurityPolicy-TLS13-1-2-2021-06`',
    examples: [
      `
          resource "aws_lb_listener" "main" {
            load_balancer_arn = aws_lb.web.arn
            port              = 443
            protocol          = "HTTPS"
            certificate_arn   = aws_acm_certificate.web.arn
        -   ssl_policy        = "ELBSecurityPolicy-2016-08"
        +   ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !Ref Web
              Port: 443
              Protocol: HTTPS
        -     SslPolicy: ELBSecurityPolicy-2016-08
        +     SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
      `,
    ],
  },
  'classic-weak-tls': {
    title: 'Classic load balancer accepts outdated TLS',
    why: `SSL and TLS before 1.2 are broken. Refer to ELBSecurityPolicy-TLS-1-2-2017-01, or turn the old versions
      off.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_213', 'AWS-0047'],
    property: {
      aws_load_balancer_policy: 'policy_attribute?',
    },
    holds: (value) => ![value].flat().some(isWeak),
    only: where(['policy_type_name'], is('SSLNegotiationPolicyType')),
    says: 'accepts TLS before 1.2; refer to `ELBSecurityPolicy-TLS-1-2-2017-01`',
    examples: [
      {
        bad: `
          resource "aws_load_balancer_policy" "main" {
            load_balancer_name = aws_elb.web.name
            policy_name        = "tls"
            policy_type_name   = "SSLNegotiationPolicyType"
            policy_attribute {
              name  = "Protocol-TLSv1"
              value = "true"
            }
          }
        `,
        good: `
          resource "aws_load_balancer_policy" "main" {
            load_balancer_name = aws_elb.web.name
            policy_name        = "tls"
            policy_type_name   = "SSLNegotiationPolicyType"
            policy_attribute {
              name  = "Protocol-TLSv1.2"
              value = "true"
            }
          }
        `,
      },
    ],
  },
  'invalid-headers-kept': {
    title: 'Load balancer passes malformed headers on',
    why: `Servers behind it read such headers each in their own way, which is what request smuggling lives from.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_131', 'AWS-0052'],
    property: {
      aws_lb: 'drop_invalid_header_fields',
      aws_alb: 'drop_invalid_header_fields',
      'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes',
    },
    holds: (value, _, type) => (type.includes('::') ? dropsHeaders(value) : value === true),
    unless: where(['load_balancer_type', 'Type'], is('network', 'gateway')),
    says: (_, type) =>
      type.includes('::')
        ? 'passes malformed headers on; add `routing.http.drop_invalid_header_fields.enabled` to `{property}`'
        : 'passes malformed headers on; set `{property}` to true',
    examples: [
      `
          resource "aws_lb" "main" {
        -   name = "web"
        +   name                       = "web"
        +   drop_invalid_header_fields = true
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Name: web
        +     LoadBalancerAttributes:
        +       - Key: routing.http.drop_invalid_header_fields.enabled
        +         Value: 'true'
      `,
    ],
  },
  'desync-mitigation': {
    title: 'Load balancer lets requests through that desynchronise',
    why: `In monitor mode a request that two servers read in two ways is passed on, and the next visitor gets the
      rest of it. \`defensive\`, the default, and \`strictest\` stop it.`,
    severity: 'medium',
    level: 'strict',
    fix: 'risky',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_328'],
    property: {
      aws_lb: 'desync_mitigation_mode',
      aws_alb: 'desync_mitigation_mode',
      aws_elb: 'desync_mitigation_mode',
    },
    holds: isNot('monitor'),
    says: 'only watches such requests; set `{property}` to `defensive`',
    set: 'defensive',
    examples: [
      `
          resource "aws_lb" "main" {
            name                   = "web"
        -   desync_mitigation_mode = "monitor"
        +   desync_mitigation_mode = "defensive"
          }
      `,
    ],
  },
  'deletable-production': {
    title: 'Load balancer of production can be deleted by one call',
    why: `Its name, addresses and listeners are gone with it, and every DNS record that points there leads nowhere. It is asked for
      where the configuration says that it is production.`,
    ...deletable,
    severity: 'medium',
    level: 'default',
    sources: ['CKV_AWS_150'],
    property: protection,
    holds: isKept,
    unless: (...of) => !isProduction(...of),
    says: askToKeep,
    examples: [
      `
          resource "aws_lb" "main" {
            name                       = "web-production"
        -   enable_deletion_protection = false
        +   enable_deletion_protection = true
          }
          resource "aws_lb" "scratch" {
            name = "scratch"
          }
      `,
      `
          WebProd:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Name: web
        +     LoadBalancerAttributes:
        +       - Key: deletion_protection.enabled
        +         Value: 'true'
      `,
    ],
  },
  deletable: {
    title: 'Load balancer can be deleted by one call',
    why: `Its name, addresses and listeners are gone with it, and every DNS record that points there leads nowhere. In what comes and
      goes, such as a review environment, protection is in the way.`,
    ...deletable,
    sources: ['CKV_AWS_150'],
    property: protection,
    holds: isKept,
    unless: isProduction,
    says: askToKeep,
    examples: [
      `
          resource "aws_lb" "main" {
        -   name = "web"
        +   name                       = "web"
        +   enable_deletion_protection = true
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Name: web
        +     LoadBalancerAttributes:
        +       - Key: deletion_protection.enabled
        +         Value: 'true'
      `,
    ],
  },
  'no-access-log': {
    title: 'Load balancer writes no access log',
    why: `Who asked for what, and who was refused, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_91', 'CKV_AWS_92', 'W26', 'W52'],
    property: {
      aws_lb: 'access_logs.enabled',
      aws_alb: 'access_logs.enabled',
      aws_elb: 'access_logs.enabled',
      'AWS::ElasticLoadBalancing::LoadBalancer': 'AccessLoggingPolicy.Enabled',
      'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes',
    },
    holds: (value, { access_logs: logs }, type) =>
      type.includes('V2')
        ? writesLog(value)
        : value === true || (type === 'aws_elb' && value === undefined && isSet(logs)),
    unless: where(['load_balancer_type'], is('gateway')),
    says: 'writes no access log; set `{property}` to true',
    examples: [
      `
          resource "aws_lb" "main" {
            name = "web"
        +   access_logs {
        +     bucket  = "logs"
        +     enabled = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              LoadBalancerName: web
              AccessLoggingPolicy:
                S3BucketName: logs
        -       Enabled: false
        +       Enabled: true
      `,
    ],
  },
  'one-zone': {
    title: 'Load balancer reaches one zone at a time',
    why: `Each node of it sends to its own zone only, so an uneven zone is overrun while others idle.`,
    ...fragile,
    sources: ['CKV_AWS_138', 'CKV_AWS_152'],
    property: {
      aws_lb: 'enable_cross_zone_load_balancing',
      aws_alb: 'enable_cross_zone_load_balancing',
      aws_elb: 'cross_zone_load_balancing',
      'AWS::ElasticLoadBalancing::LoadBalancer': 'CrossZone',
    },
    holds: (value, { load_balancer_type: kind }, type) =>
      value === true ||
      (value === undefined && type === 'aws_elb') ||
      (kind !== 'network' && kind !== 'gateway' && type.endsWith('lb') && type !== 'aws_elb'),
    says: 'keeps to one zone; set `{property}` to true',
    examples: [
      `
          resource "aws_lb" "main" {
            name                             = "web"
            load_balancer_type               = "network"
        -   enable_cross_zone_load_balancing = false
        +   enable_cross_zone_load_balancing = true
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              LoadBalancerName: web
        -     CrossZone: false
        +     CrossZone: true
      `,
    ],
  },
  'unhealthy-unnoticed': {
    title: 'Target group names no health check of its own',
    why: `The default asks for \`/\` and wants 200 from it, which says little of a service.`,
    ...fragile,
    level: 'strict',
    sources: ['CKV_AWS_261'],
    property: {
      aws_lb_target_group: 'health_check.path',
      aws_alb_target_group: 'health_check.path',
      'AWS::ElasticLoadBalancingV2::TargetGroup': 'HealthCheckPath',
    },
    holds: isSet,
    only: where(['protocol', 'Protocol'], is('HTTP', 'HTTPS')),
    says: 'checks no path of its own; set `{property}`',
    examples: [
      `
          resource "aws_lb_target_group" "main" {
            port     = 443
            protocol = "HTTPS"
        +   health_check {
        +     path = "/health"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              Port: 443
              Protocol: HTTPS
        +     HealthCheckPath: /health
      `,
    ],
  },
  'targets-in-the-clear': {
    title: 'Targets are spoken to in the clear',
    why: `Whoever is in the network between reads along, and no listener here speaks HTTPS for them either. Where
      the law or a contract asks for encryption all the way, let the targets speak HTTPS.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_378'],
    property: {
      aws_lb_target_group: 'protocol',
      aws_alb_target_group: 'protocol',
      'AWS::ElasticLoadBalancingV2::TargetGroup': 'Protocol',
    },
    holds: isNot('HTTP'),
    elsewhere: {
      aws_lb_target_group: [
        'aws_lb_listener.default_action',
        'aws_lb_listener_rule.action',
        'aws_alb_listener.default_action',
        'aws_alb_listener_rule.action',
      ],
      aws_alb_target_group: [
        'aws_lb_listener.default_action',
        'aws_lb_listener_rule.action',
        'aws_alb_listener.default_action',
        'aws_alb_listener_rule.action',
      ],
    },
    says: 'gets plain HTTP; set `{property}` to `HTTPS`',
    examples: [
      `
          resource "aws_lb_target_group" "main" {
            name     = "web"
        -   protocol = "HTTP"
        +   protocol = "HTTPS"
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              Name: web
        -     Protocol: HTTP
        +     Protocol: HTTPS
      `,
    ],
  },
  public: {
    title: 'Load balancer is on the internet',
    why: `Often that is what it is for. Where only other services ask it, an internal one keeps the rest of the
      world out.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['AWS-0053'],
    property: {
      aws_lb: 'internal',
      aws_alb: 'internal',
      aws_elb: 'internal',
      'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Scheme',
      'AWS::ElasticLoadBalancing::LoadBalancer': 'Scheme',
    },
    holds: is(true, 'internal'),
    unless: where(['load_balancer_type', 'Type'], is('gateway')),
    says: 'is on the internet; keep it internal where only services ask it',
    examples: [
      `
          resource "aws_lb" "main" {
            name     = "web"
        -   internal = false
        +   internal = true
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Name: web
        -     Scheme: internet-facing
        +     Scheme: internal
      `,
    ],
  },
  'classic-plain-http': {
    title: 'Classic load balancer passes HTTP on unencrypted',
    why: `Without a certificate sessions and passwords are read on the way.`,
    ...inTheClear,
    level: 'strict',
    sources: ['CKV_AWS_127'],
    property: {
      aws_elb: 'listener.ssl_certificate_id',
      'AWS::ElasticLoadBalancing::LoadBalancer': 'Listeners.SSLCertificateId',
    },
    holds: isSet,
    says: 'has a listener without a certificate; name one in `{property}`',
    examples: [
      `
          resource "aws_elb" "main" {
            name = "web"
            listener {
        -     instance_port     = 80
        -     instance_protocol = "http"
        -     lb_port           = 443
        -     lb_protocol       = "https"
        +     instance_port      = 80
        +     instance_protocol  = "http"
        +     lb_port            = 443
        +     lb_protocol        = "https"
        +     ssl_certificate_id = "arn:aws:acm:eu-west-1:123456789012:certificate/a"
            }
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              LoadBalancerName: web
              Listeners:
                - InstancePort: '80'
                  LoadBalancerPort: '443'
                  Protocol: HTTPS
        +         SSLCertificateId: arn:aws:acm:eu-west-1:123456789012:certificate/a
      `,
    ],
  },
  'no-draining': {
    title: 'Classic load balancer cuts requests off',
    why: `Without draining an instance that is taken out loses whom it is just answering.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_elb: 'connection_draining',
      'AWS::ElasticLoadBalancing::LoadBalancer': 'ConnectionDrainingPolicy.Enabled',
    },
    holds: is(true),
    says: 'cuts requests off; set `{property}` to true',
    examples: [
      `
          resource "aws_elb" "main" {
        -   name = "web"
        +   name                = "web"
        +   connection_draining = true
          }
      `,
      `
          Main:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              LoadBalancerName: web
        +     ConnectionDrainingPolicy:
        +       Enabled: true
      `,
    ],
  },
})
