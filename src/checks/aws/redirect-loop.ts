import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { type AwsResource, type Body, bodyOf } from './body.ts'
import { hasCompanion, named, ownCompanionsOf } from './companions.ts'
import { pageOf } from './rows.ts'

const common = { severity: 'high', level: 'default', controls: ['soc2/A1.1'] } as const
const balancers = ['aws_lb', 'aws_alb']

const listener: Check<TerraformResource> = {
  ...pageOf({
    title: 'Listener redirects to itself',
    why: `The target is the address that was asked for: AWS refuses the rule, or browsers give up after twenty rounds. A listener of HTTP redirects to HTTPS on
      443; one of HTTPS forwards.`,
    ...common,
    examples: [
      `
          resource "aws_lb_listener" "web" {
            load_balancer_arn = aws_lb.web.arn
            port              = 80
            protocol          = "HTTP"
            default_action {
              type = "redirect"
              redirect {
        -       port        = "80"
        -       protocol    = "HTTP"
        +       port        = "443"
        +       protocol    = "HTTPS"
                status_code = "HTTP_301"
              }
            }
          }
      `,
    ],
  }),
  on: TerraformResource,
  types: { aws_lb_listener: ['default_action.redirect', 'port', 'protocol'] },
  *run({ body }) {
    const [action] = [body.default_action].flat()
    const redirect = redirectIn(action)
    const { port, protocol = 'HTTP' } = body
    if (!redirect || (typeof port !== 'number' && typeof port !== 'string')) return
    const stays = (name: string, same: readonly string[]) =>
      redirect[name] === undefined || same.includes(String(redirect[name]))
    if (isUnknown(protocol) || [...Object.values(redirect)].some(isUnknown)) return
    if (
      stays('port', ['#{port}', String(port)]) &&
      stays('protocol', ['#{protocol}', String(protocol)]) &&
      stays('host', ['#{host}']) &&
      stays('path', ['/#{path}']) &&
      stays('query', ['#{query}'])
    )
      yield {
        at: ['default_action', 0, 'redirect'],
        message: `it leads to ${protocol} on ${port}, from where it comes; redirect to another, or forward`,
      }
  },
}

const distribution: Check<TerraformResource> = {
  ...pageOf({
    title: 'CloudFront asks over HTTP what answers with a redirect to HTTPS',
    why: `The distribution speaks HTTP to a load balancer whose listener on 80 redirects everything to HTTPS. The redirect goes back to the browser, which asks
      CloudFront again, without end. Let CloudFront speak HTTPS to its origin: \`origin_protocol_policy = "https-only"\`.`,
    ...common,
    examples: [
      `
          resource "aws_cloudfront_distribution" "web" {
            enabled = true
            origin {
              origin_id   = "web"
              domain_name = aws_lb.web.dns_name
              custom_origin_config {
                http_port              = 80
                https_port             = 443
        -       origin_protocol_policy = "http-only"
        +       origin_protocol_policy = "https-only"
                origin_ssl_protocols   = ["TLSv1.2"]
              }
            }
          }
          resource "aws_lb" "web" {
            name = "web"
          }
          resource "aws_lb_listener" "web" {
            load_balancer_arn = aws_lb.web.arn
            port              = 80
            protocol          = "HTTP"
            default_action {
              type = "redirect"
              redirect {
                port        = "443"
                protocol    = "HTTPS"
                status_code = "HTTP_301"
              }
            }
          }
      `,
    ],
  }),
  on: TerraformResource,
  types: { aws_cloudfront_distribution: ['origin.custom_origin_config.origin_protocol_policy', 'origin.domain_name'] },
  *run({ body }, { resource, estate }) {
    if (body.count === 0) return
    for (const [index, origin] of [body.origin].flat().entries()) {
      const [config] = isMap(origin) ? [origin.custom_origin_config].flat() : []
      if (!isMap(origin) || !isMap(config) || config.origin_protocol_policy !== 'http-only') continue
      const balancer = named(origin.domain_name, balancers, resource, estate)
      const redirecting = balancer && redirectingListener(balancer, Number(config.http_port ?? 80), estate)
      if (redirecting)
        yield {
          at: ['origin', index, 'custom_origin_config', 0, 'origin_protocol_policy'],
          message: `\`${redirecting.name}\` redirects what comes over HTTP, so this never ends; set it to \`https-only\``,
          related: [{ resource: redirecting, at: ['default_action'], message: 'the redirect' }],
        }
    }
  },
}

export const checks = { listener, distribution } as Readonly<Record<string, Check>>

/** The listener of a balancer on a port, where it sends everything to HTTPS. */
function redirectingListener(
  balancer: Resource<AwsResource>,
  port: number,
  estate: Estate,
): Resource<AwsResource> | undefined {
  const listeners = ownCompanionsOf({ resource: balancer, estate }, 'aws_lb_listener.load_balancer_arn')
  const found = listeners.find(({ data }) => Number(bodyOf(data).body.port) === port)
  const [action] = found ? [bodyOf(found.data).body.default_action].flat() : []
  if (!found || hasCompanion({ resource: found, estate }, 'aws_lb_listener_rule.listener_arn')) return undefined
  return redirectIn(action)?.protocol === 'HTTPS' ? found : undefined
}

function redirectIn(action: unknown): Body | undefined {
  if (!isMap(action) || action.type !== 'redirect') return undefined
  const [redirect] = [action.redirect].flat()
  return isMap(redirect) ? redirect : undefined
}
