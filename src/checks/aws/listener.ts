import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { type AwsResource, type Body, bodyOf } from './body.ts'
import { companionsOf } from './companions.ts'
import { pageOf } from './rows.ts'
import { inTheClear } from './topics.ts'

const plainHttp: Check<AwsResource> = {
  ...pageOf({
    title: 'Load balancer serves plain HTTP',
    why: `Sessions and passwords can be read on the way. Redirect to HTTPS with a default action of type \`redirect\`.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_2', 'AWS-0054', 'W56'],
    examples: [
      `
          resource "aws_lb_listener" "web" {
            port     = 80
            protocol = "HTTP"
            default_action {
        -     type             = "forward"
        -     target_group_arn = "arn"
        +     type = "redirect"
        +     redirect {
        +       protocol    = "HTTPS"
        +       status_code = "HTTP_301"
        +     }
            }
          }
      `,
      `
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: arn
              Port: 80
              Protocol: HTTP
              DefaultActions:
        -       - Type: forward
        -         TargetGroupArn: arn
        +       - Type: redirect
        +         RedirectConfig:
        +           Protocol: HTTPS
        +           StatusCode: HTTP_301
      `,
      {
        bad: `
          resource "aws_alb_listener" "web" {
            load_balancer_arn = "arn"
            protocol          = "HTTP"
            default_action {
              type             = "forward"
              target_group_arn = "arn"
            }
          }
        `,
        good: `
          resource "aws_lb" "inner" {
            internal = true
          }
          resource "aws_lb_listener" "inner" {
            load_balancer_arn = aws_lb.inner.arn
            protocol          = "HTTP"
            default_action {
              type             = "forward"
              target_group_arn = "arn"
            }
          }
        `,
      },
    ],
  }),
  on: [TerraformResource, CloudFormationResource],
  types: {
    aws_lb_listener: ['protocol', 'default_action'],
    aws_alb_listener: ['protocol', 'default_action'],
    'AWS::ElasticLoadBalancingV2::Listener': ['Protocol', 'DefaultActions'],
  },
  *run(subject, { resource, estate }) {
    const { body, root } = bodyOf(subject)
    if (body.count === 0 || (body.protocol ?? body.Protocol) !== 'HTTP') return
    const [action] = [body.default_action ?? body.DefaultActions].flat()
    if (!isMap(action) || (action.type ?? action.Type) !== 'forward') return
    const balancers = [...estate.of<AwsResource>(TerraformResource), ...estate.of<AwsResource>(CloudFormationResource)]
      .filter(({ scope, data }) => scope === resource.scope && isBalancer(data.type))
      .filter((each) => isInternal(bodyOf(each.data).body))
    if (balancers.length > 0) return
    const at = [...root, root.length > 0 ? 'Protocol' : 'protocol']
    yield { at, message: `\`${resource.name}\` hands plain HTTP on; redirect it to HTTPS` }
  },
}

const noRedirect: Check<AwsResource> = {
  ...pageOf({
    title: 'Load balancer answers HTTP without sending people to HTTPS',
    why: `Whoever types the bare name stays in the clear. Let the listener on port 80 redirect.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_20'],
    examples: [
      `
          resource "aws_lb" "web" {
            name = "web"
          }
          resource "aws_lb_listener" "web" {
            load_balancer_arn = aws_lb.web.arn
            port              = 80
            protocol          = "HTTP"
            default_action {
        -     type = "fixed-response"
        +     type = "redirect"
            }
          }
      `,
    ],
  }),
  on: TerraformResource,
  types: { aws_lb: [], aws_alb: [] },
  *run(_, scene) {
    for (const type of ['aws_lb_listener', 'aws_alb_listener'])
      for (const listener of companionsOf(scene, `${type}.load_balancer_arn`)) {
        const { body } = bodyOf(listener.data)
        const actions = [body.default_action].flat()
        if (body.protocol !== 'HTTP' || actions.some((each) => !isMap(each) || isUnknown(each))) continue
        if (actions.some((each) => isMap(each) && (each.type === 'redirect' || isUnknown(each.type)))) continue
        yield {
          part: 'key',
          message: `\`${scene.resource.name}\` answers HTTP without a redirect; redirect it in \`${listener.name}\``,
          related: [{ resource: listener, at: ['protocol'], message: 'the listener' }],
        }
      }
  },
}

export const checks = { 'plain-http': plainHttp, 'no-redirect': noRedirect } as Readonly<Record<string, Check>>

function isBalancer(type: string): boolean {
  return /^aws_a?lb$/.test(type) || type === 'AWS::ElasticLoadBalancingV2::LoadBalancer'
}

/** Or may be. */
function isInternal({ internal, Scheme }: Body): boolean {
  return (internal !== undefined && internal !== false) || (Scheme !== undefined && Scheme !== 'internet-facing')
}
