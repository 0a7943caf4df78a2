import { isNot } from './conditions.ts'
import { rows } from './rows.ts'
import { tooWide } from './topics.ts'

export const checks = rows({
  privileged: {
    title: 'Job runs privileged',
    why: `Whoever breaks into its container is root on the machine below, and on all jobs there.`,
    ...tooWide,
    sources: ['CKV_AWS_210', 'W34'],
    property: {
      aws_batch_job_definition: 'container_properties.privileged',
      'AWS::Batch::JobDefinition': 'ContainerProperties.Privileged',
    },
    holds: isNot(true),
    says: 'runs privileged; drop `{property}`',
    examples: [
      {
        bad: `
          resource "aws_batch_job_definition" "main" {
            name                 = "main"
            type                 = "container"
            container_properties = jsonencode({ image = "job:1.0.0", privileged = true })
          }
        `,
        good: `
          resource "aws_batch_job_definition" "main" {
            name                 = "main"
            type                 = "container"
            container_properties = jsonencode({ image = "job:1.0.0", privileged = false })
          }
        `,
      },
      `
          Main:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: container
              ContainerProperties:
        -       Privileged: true
        +       Privileged: false
      `,
    ],
  },
})
