import { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'

export const check: Check<CloudFormationTemplate> = {
  title: 'Template does not say what it is for',
  why: `Its description is what people see of a stack in the console, long after whoever wrote it has gone.`,
  severity: 'info',
  level: 'strict',
  on: CloudFormationTemplate,
  *run({ Description: text }) {
    if (!text) yield { at: ['Description'], message: 'the template has no description; say what it is for' }
  },
  examples: [
    {
      bad: `
        Resources:
          Orders:
            Type: AWS::SQS::Queue
      `,
      good: `
        Description: Orders on their way
        Resources:
          Orders:
            Type: AWS::SQS::Queue
      `,
    },
  ],
}
