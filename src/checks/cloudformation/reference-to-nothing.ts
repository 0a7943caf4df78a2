import { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'
import { namesIn, type Use, type Written, writtenOf } from './template.ts'

const sections: Readonly<Record<Use['what'], readonly string[]>> = {
  value: ['Parameters', 'Resources'],
  resource: ['Resources'],
  condition: ['Conditions'],
  mapping: ['Mappings'],
}
const called = { value: 'parameter or resource', resource: 'resource', condition: 'condition', mapping: 'mapping' }

export const check: Check<CloudFormationTemplate> = {
  title: 'Template refers to what it does not have',
  why: `The stack is refused before anything is made, in the middle of a release. Mostly a name was changed in one place.`,
  severity: 'high',
  level: 'default',
  on: CloudFormationTemplate,
  sources: ['cfn-lint/E1010', 'cfn-lint/E1019', 'cfn-lint/E1020', 'cfn-lint/E1012', 'cfn-lint/E3005', 'cfn-lint/E8002'],
  *run(_, { resource, estate }) {
    const written = writtenOf(resource, estate)
    if (!written || written.grows) return
    for (const { what, name, at } of written.uses) {
      if (name.startsWith('AWS::') || name === '' || isThere(what, name, written)) continue
      yield { at, part: 'key', message: `the template has no ${called[what]} \`${name}\`; name one that it has` }
    }
  },
  examples: [
    {
      bad: `
        Parameters:
          Stage:
            Type: String
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Stages
      `,
      good: `
        Parameters:
          Stage:
            Type: String
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Stage
      `,
    },
    {
      bad: `
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Condition: IsLive
            DependsOn: Topic
            Properties:
              QueueName: !Sub '\${AWS::StackName}-\${Name}'
      `,
      good: `
        Conditions:
          IsLive: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
          Orders:
            Type: AWS::SQS::Queue
            Condition: IsLive
            DependsOn: Topic
            Properties:
              QueueName: !Sub ['\${AWS::StackName}-\${Name}-\${!Plain}', { Name: orders }]
      `,
    },
  ],
}

function isThere(what: Use['what'], name: string, { template, serverless }: Written): boolean {
  const names = sections[what].flatMap((section) => namesIn(template, section))
  if (names.includes(name)) return true
  const made = what === 'value' || what === 'resource'
  return serverless && made && (name.startsWith('Serverless') || names.some((each) => name.startsWith(each)))
}
