import { property } from './property.ts'

export const check = property({
  title: 'Image tags can be overwritten',
  why: `A tag that was tested can be pushed again with other content; a rollback to it then restores something else.`,
  severity: 'low',
  level: 'strict',
  controls: ['soc2/CC8.1', 'nist-800-53/SI-7'],
  sources: ['checkov/CKV_AWS_51', 'trivy/AWS-0031'],
  types: { aws_ecr_repository: ['image_tag_mutability'] },
  holds: (value) => value !== undefined && value !== 'MUTABLE',
  says: () => 'lets tags be overwritten; set `image_tag_mutability = "IMMUTABLE"`',
  examples: [
    {
      bad: `
        resource "aws_ecr_repository" "api" {
          name = "api"
        }
      `,
      good: `
        resource "aws_ecr_repository" "api" {
          name                 = "api"
          image_tag_mutability = "IMMUTABLE"
        }
      `,
    },
  ],
})
