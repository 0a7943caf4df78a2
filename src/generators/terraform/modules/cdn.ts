import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { responseHeaders } from './response-headers.ts'
import { siteLogs } from './site-logs.ts'

/** CloudFront before a process that renders pages; its load balancer is private, so there is no way round it. */
export function cdnModule(): Module {
  return {
    main: [
      pages(),
      block('data', ['aws_cloudfront_cache_policy', 'assets'], { name: 'Managed-CachingOptimized' }),
      block('data', ['aws_cloudfront_origin_request_policy', 'all'], { name: 'Managed-AllViewer' }),
      block('data', ['aws_cloudfront_origin_request_policy', 'host'], { name: 'Managed-HostHeaderOnly' }),
      responseHeaders("object-src 'none'; base-uri 'self'; frame-ancestors 'none'", false),
      distribution(),
      ...siteLogs(ref('var.logs_bucket')),
      block(
        'resource',
        ['aws_route53_record', 'this'],
        {
          for_each: call('toset', ['A', 'AAAA']),
          zone_id: ref('var.zone_id'),
          name: ref('var.host'),
          type: ref('each.value'),
        },
        [
          block('alias', [], {
            name: ref('aws_cloudfront_distribution.this.domain_name'),
            zone_id: ref('aws_cloudfront_distribution.this.hosted_zone_id'),
            evaluate_target_health: false,
          }),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name of the service in its stage, such as crm-production-web'),
      variable('host', 'string', 'Where people find it'),
      variable(
        'origin',
        'object({ vpc_origin_id = string, dns_name = string })',
        'The private load balancer, and how CloudFront reaches it',
      ),
      variable('assets', 'list(string)', 'Paths whose names carry a hash of what they hold', {
        default: ['/assets/*', '/static/*', '/_next/static/*'],
      }),
      variable('page_max_seconds', 'number', 'How long a page is kept at most, whatever it says of itself', {
        default: 300,
      }),
      variable('price_class', 'string', 'Where it answers from: PriceClass_100 is Europe and North America', {
        default: 'PriceClass_100',
      }),
      variable('certificate_arn', 'string', 'Certificate of the host, in us-east-1'),
      variable('zone_id', 'string', 'DNS zone of the host'),
      variable('web_acl_arn', 'string', 'Firewall in front of it'),
      variable('logs_bucket', 'string', 'Bucket of its access logs is called so, with `-logs` behind'),
      variable('log_retention_days', 'number', 'Days that access logs are kept', { default: 90 }),
    ],
    outputs: [
      output('distribution_arn', 'aws_cloudfront_distribution.this.arn', 'The distribution'),
      output('distribution_id', 'aws_cloudfront_distribution.this.id', 'What is invalidated after a deployment'),
    ],
  }
}

function pages(): Block {
  return commented(
    'A page is kept only if it says so (`Cache-Control: s-maxage`), and never given to another session or in another language.',
    block(
      'resource',
      ['aws_cloudfront_cache_policy', 'pages'],
      {
        name: template`${ref('var.name')}-pages`,
        min_ttl: 0,
        default_ttl: 0,
        max_ttl: ref('var.page_max_seconds'),
      },
      [
        block(
          'parameters_in_cache_key_and_forwarded_to_origin',
          [],
          { enable_accept_encoding_brotli: true, enable_accept_encoding_gzip: true },
          [
            block('cookies_config', [], { cookie_behavior: 'all' }),
            block('headers_config', [], { header_behavior: 'whitelist' }, [
              block('headers', [], { items: ['Accept-Language', 'Authorization'] }),
            ]),
            block('query_strings_config', [], { query_string_behavior: 'all' }),
          ],
        ),
      ],
    ),
  )
}

/** What the service says itself stands: it alone knows which scripts its pages have. */
function distribution(): Block {
  const shared = {
    target_origin_id: 'balancer',
    viewer_protocol_policy: 'redirect-to-https',
    compress: true,
    response_headers_policy_id: ref('aws_cloudfront_response_headers_policy.this.id'),
  }
  return block(
    'resource',
    ['aws_cloudfront_distribution', 'this'],
    {
      comment: ref('var.name'),
      enabled: true,
      is_ipv6_enabled: true,
      http_version: 'http2and3',
      price_class: ref('var.price_class'),
      aliases: [ref('var.host')],
      web_acl_id: ref('var.web_acl_arn'),
    },
    [
      commented(
        'The certificate of the load balancer is for the host, which is handed on: so its own name need not be.',
        block('origin', [], { origin_id: 'balancer', domain_name: ref('var.origin.dns_name') }, [
          block('vpc_origin_config', [], { vpc_origin_id: ref('var.origin.vpc_origin_id') }),
        ]),
      ),
      block('default_cache_behavior', [], {
        ...shared,
        allowed_methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
        cached_methods: ['GET', 'HEAD'],
        cache_policy_id: ref('aws_cloudfront_cache_policy.pages.id'),
        origin_request_policy_id: ref('data.aws_cloudfront_origin_request_policy.all.id'),
      }),
      block('dynamic', ['ordered_cache_behavior'], { for_each: ref('var.assets') }, [
        block('content', [], {
          path_pattern: ref('ordered_cache_behavior.value'),
          ...shared,
          allowed_methods: ['GET', 'HEAD', 'OPTIONS'],
          cached_methods: ['GET', 'HEAD'],
          cache_policy_id: ref('data.aws_cloudfront_cache_policy.assets.id'),
          origin_request_policy_id: ref('data.aws_cloudfront_origin_request_policy.host.id'),
        }),
      ]),
      commented(
        'While versions change over, a file may be asked of a process that has another: what is missing is asked for again.',
        block('dynamic', ['custom_error_response'], { for_each: [404, 500, 502, 503, 504] }, [
          block('content', [], { error_code: ref('custom_error_response.value'), error_caching_min_ttl: 0 }),
        ]),
      ),
      block('restrictions', [], {}, [block('geo_restriction', [], { restriction_type: 'none' })]),
      block('viewer_certificate', [], {
        acm_certificate_arn: ref('var.certificate_arn'),
        ssl_support_method: 'sni-only',
        minimum_protocol_version: 'TLSv1.2_2021',
      }),
    ],
  )
}
