import { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'
import { namesIn, type Use, writtenOf } from './template.ts'

export const checks: Readonly<Record<string, Check>> = {
  parameter: unused('Parameter', 'Parameters', 'value', 'cfn-lint/W2001', {
    bad: 'Parameters:\n  Stage:\n    Type: String\nResources:\n  Orders:\n    Type: AWS::SQS::Queue',
    good: 'Parameters:\n  Stage:\n    Type: String\nResources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Ref Stage',
  }),
  condition: unused('Condition', 'Conditions', 'condition', 'cfn-lint/W8001', {
    bad: 'Conditions:\n  IsLive: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Orders:\n    Type: AWS::SQS::Queue',
    good: 'Conditions:\n  IsLive: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Condition: IsLive',
  }),
  mapping: unused('Mapping', 'Mappings', 'mapping', 'cfn-lint/W7001', {
    bad: 'Mappings:\n  Sizes:\n    live:\n      web: large\nResources:\n  Orders:\n    Type: AWS::SQS::Queue',
    good: 'Mappings:\n  Sizes:\n    live:\n      web: large\nResources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !FindInMap [Sizes, live, web]',
  }),
}

function unused(
  what: string,
  section: string,
  use: Use['what'],
  source: string,
  example: Check['examples'][number],
): Check {
  const check: Check<CloudFormationTemplate> = {
    title: `${what} is never used`,
    why: `Whoever sets or changes it expects something to change, and nothing does.`,
    severity: 'info',
    level: 'strict',
    on: CloudFormationTemplate,
    sources: [source],
    *run(_, { resource, estate }) {
      const written = writtenOf(resource, estate)
      if (!written || written.grows || 'Rules' in written.template) return
      const used = new Set(written.uses.filter(({ what: each }) => each === use).map(({ name }) => name))
      for (const name of namesIn(written.template, section))
        if (!used.has(name)) yield { at: [section, name], part: 'key', message: `nothing uses \`${name}\`; drop it` }
    },
    examples: [example],
  }
  return check as Check
}
