import { type Block, block, ref, type Value } from '../../../syntax/hcl/build.ts'

/** Headers that a CDN adds to answers; `override`: also to those that bring their own. Transport and content types are never left to the origin. */
export function responseHeaders(policy: Value, override: boolean): Block {
  return block('resource', ['aws_cloudfront_response_headers_policy', 'this'], { name: ref('var.name') }, [
    block('security_headers_config', [], {}, [
      block('content_security_policy', [], { content_security_policy: policy, override }),
      block('content_type_options', [], { override: true }),
      block('frame_options', [], { frame_option: 'DENY', override }),
      block('referrer_policy', [], { referrer_policy: 'strict-origin-when-cross-origin', override }),
      block('strict_transport_security', [], {
        access_control_max_age_sec: 31_536_000,
        include_subdomains: true,
        override: true,
      }),
    ]),
    block('custom_headers_config', [], {}, [
      block('items', [], {
        header: 'permissions-policy',
        value: 'camera=(), geolocation=(), microphone=()',
        override,
      }),
    ]),
  ])
}
