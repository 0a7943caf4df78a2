import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import type { Check } from '../check.ts'

const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::EFS::FileSystem',
  'AWS::Cognito::UserPool',
  'AWS::KMS::Key',
  'AWS::OpenSearchService::Domain',
  'AWS::Elasticsearch::Domain',
  'AWS::Kinesis::Stream',
  'AWS::EC2::Volume',
  'AWS::S3::Bucket',
]

export const check: Check<CloudFormationResource> = {
  title: 'Data goes with the stack',
  why: `When the stack is deleted, or the resource dropped from the template, its data is deleted too. \`DeletionPolicy: Retain\` keeps
it, and \`UpdateReplacePolicy\` does so where a change replaces it.`,
  severity: 'low',
  level: 'strict',
  on: CloudFormationResource,
  types: Object.fromEntries(stateful.map((type) => [type, []])),
  controls: ['soc2/A1.2', 'nist-800-53/CP-9'],
  sources: ['cfn-lint/I3011'],
  *run({ name, deletionPolicy }) {
    if (deletionPolicy === undefined)
      yield { at: ['DeletionPolicy'], message: `\`${name}\` is deleted with the stack; set a \`DeletionPolicy\`` }
  },
  examples: [
    {
      bad: `
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
      `,
      good: `
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Retain
      `,
    },
  ],
}
