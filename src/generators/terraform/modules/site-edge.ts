import {
  type Block,
  block,
  call,
  commented,
  conditional,
  heredoc,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { responseHeaders } from './response-headers.ts'

/** What every answer tells the browser. */
export function headers(): Block[] {
  return [
    block('locals', [], {
      hosts: conditional(ref('var.preview'), raw('[var.host, "*.${var.host}"]'), [ref('var.host')]),
      policy: call('join', '; ', [
        "default-src 'self'",
        call('join', ' ', call('concat', ["connect-src 'self'"], ref('var.connects'))),
        "img-src 'self' data:",
        commented('Styles that a component sets at run time.', "style-src 'self' 'unsafe-inline'"),
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]),
    }),
    responseHeaders(ref('local.policy'), true),
  ]
}

/** What has no file name is a page that the application draws itself, so it gets the one page there is. */
export function routing(): Block {
  return block('resource', ['aws_cloudfront_function', 'route'], {
    name: template`${ref('var.name')}-route`,
    runtime: 'cloudfront-js-2.0',
    comment: 'Paths without a file name are pages of the application',
    code: heredoc`function handler(event) {
  const request = event.request
  const folder = ${conditional(ref('var.preview'), "'/' + request.headers.host.value.split('.')[0]", "''")}
  const file = request.uri.split('/').pop().includes('.') ? request.uri : '/index.html'
  request.uri = folder + file
  return request
}
`,
  })
}

export function distribution(): Block {
  return block(
    'resource',
    ['aws_cloudfront_distribution', 'this'],
    {
      comment: ref('var.name'),
      enabled: true,
      is_ipv6_enabled: true,
      http_version: 'http2and3',
      price_class: 'PriceClass_100',
      aliases: ref('local.hosts'),
      default_root_object: 'index.html',
      web_acl_id: ref('var.web_acl_arn'),
    },
    [
      block('origin', [], {
        origin_id: 'bucket',
        domain_name: ref('aws_s3_bucket.this.bucket_regional_domain_name'),
        origin_access_control_id: ref('aws_cloudfront_origin_access_control.this.id'),
      }),
      block(
        'default_cache_behavior',
        [],
        {
          target_origin_id: 'bucket',
          allowed_methods: ['GET', 'HEAD', 'OPTIONS'],
          cached_methods: ['GET', 'HEAD'],
          viewer_protocol_policy: 'redirect-to-https',
          compress: true,
          cache_policy_id: ref('data.aws_cloudfront_cache_policy.optimized.id'),
          response_headers_policy_id: ref('aws_cloudfront_response_headers_policy.this.id'),
        },
        [
          block('function_association', [], {
            event_type: 'viewer-request',
            function_arn: ref('aws_cloudfront_function.route.arn'),
          }),
        ],
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
