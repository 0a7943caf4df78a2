import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { isMade } from './property.ts'

export const check: Check<TerraformResource> = {
  title: 'Load balancer serves plain HTTP',
  why: `Sessions and passwords can be read on the way. Redirect to HTTPS with a default action of type \`redirect\`.`,
  severity: 'medium',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
  sources: ['checkov/CKV_AWS_2', 'trivy/AWS-0054'],
  *run({ type, body }, { resource, estate }) {
    if ((type !== 'aws_lb_listener' && type !== 'aws_alb_listener') || !isMade(body)) return
    const [action] = Array.isArray(body.default_action) ? body.default_action : []
    if (body.protocol !== 'HTTP' || !isMap(action) || action.type !== 'forward') return
    const internal = estate
      .of(TerraformResource)
      .some(
        ({ scope, data }) =>
          scope === resource.scope &&
          /^aws_a?lb$/.test(data.type) &&
          data.body.internal !== undefined &&
          data.body.internal !== false,
      )
    if (!internal) yield { at: ['protocol'], message: `\`${resource.name}\` hands plain HTTP on; redirect it to HTTPS` }
  },
  examples: [
    {
      bad: `
        resource "aws_lb_listener" "web" {
          port     = 80
          protocol = "HTTP"
          default_action {
            type             = "forward"
            target_group_arn = "arn"
          }
        }
      `,
      good: `
        resource "aws_lb_listener" "web" {
          port     = 80
          protocol = "HTTP"
          default_action {
            type = "redirect"
            redirect {
              protocol    = "HTTPS"
              status_code = "HTTP_301"
            }
          }
        }
      `,
    },
  ],
}
