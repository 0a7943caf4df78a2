import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { isMade } from './property.ts'

export const check: Check<TerraformResource> = {
  title: 'Cluster API can be reached from everywhere',
  why: `Everybody can then try credentials, and every fault of the API server is everybody's. Name the networks that may
reach it, or keep it private.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'iso-27001/A.8.20'],
  sources: ['checkov/CKV_AWS_38', 'checkov/CKV_AWS_39', 'trivy/AWS-0040', 'trivy/AWS-0041'],
  *run({ type, body }, { resource }) {
    const [config] = Array.isArray(body.vpc_config) ? body.vpc_config : []
    if (type !== 'aws_eks_cluster' || !isMap(config) || !isMade(body)) return
    const { endpoint_public_access: isPublic = true, public_access_cidrs: given } = config
    if (isPublic !== true) return
    const cidrs = Array.isArray(given) ? given : ['0.0.0.0/0']
    const index = cidrs.findIndex((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0')
    if (index < 0) return
    const at = ['vpc_config', 0, 'public_access_cidrs', ...(Array.isArray(given) ? [index] : [])]
    yield {
      at,
      message: `\`${resource.name}\` lets every address speak to its API; name the networks that may in \`public_access_cidrs\``,
      related: [
        { resource, at: ['vpc_config', 0, 'endpoint_public_access'], message: 'public, also where nothing is said' },
      ],
    }
  },
  examples: [
    {
      bad: `
        resource "aws_eks_cluster" "main" {
          name = "main"
          vpc_config {
            subnet_ids = ["subnet-1"]
          }
        }
      `,
      good: `
        resource "aws_eks_cluster" "main" {
          name = "main"
          vpc_config {
            subnet_ids          = ["subnet-1"]
            public_access_cidrs = ["203.0.113.0/24"]
          }
        }
        resource "aws_eks_cluster" "other" {
          name = "other"
          vpc_config {
            subnet_ids             = ["subnet-1"]
            endpoint_public_access = false
          }
        }
      `,
    },
  ],
}
