import { expect, test } from 'vitest'
import { join } from '../src/links/join.ts'
import { survey } from '../src/readers/survey.ts'

const pods = (name: string, spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec: ${spec}\n`

test.each<[string, string, string, string[]]>([
  [
    'a Service and its pods',
    'k.yaml',
    `${pods('web', '{ containers: [] }')}---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n`,
    ['Service/web selects Deployment/web'],
  ],
  [
    'a Secret and what makes it',
    'k.yaml',
    `${pods('web', '{ containers: [{ name: c, envFrom: [{ secretRef: { name: s } }] }] }')}---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: e }\nspec: { target: { name: s } }\n`,
    ['Deployment/web reads ExternalSecret/e'],
  ],
  [
    'an autoscaler and what it scales, by kind and name',
    'k.yaml',
    `${pods('web', '{ containers: [] }')}---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: h }\nspec: { scaleTargetRef: { kind: Deployment, name: web } }\n`,
    ['HorizontalPodAutoscaler/h scales Deployment/web'],
  ],
  [
    'resources of Terraform',
    'main.tf',
    'resource "aws_kms_key" "k" {}\nresource "aws_sqs_queue" "q" {\n  kms_master_key_id = aws_kms_key.k.id\n}\n',
    ['aws_sqs_queue.q refers to aws_kms_key.k'],
  ],
  [
    'resources of CloudFormation',
    't.yaml',
    'Resources:\n  B: { Type: "AWS::S3::Bucket" }\n  P:\n    Type: AWS::S3::BucketPolicy\n    DependsOn: B\n    Properties: { Bucket: !Ref B, PolicyDocument: !Sub "${B.Arn}/*" }\n',
    ['P waits for B', 'P refers to B'],
  ],
  [
    'services of a compose project',
    'compose.yaml',
    'services:\n  web: { image: a, depends_on: [db], networks: [back] }\n  db: { image: b }\nnetworks: { back: {} }\n',
    ['service/web depends on service/db', 'service/web joins network/back'],
  ],
])('%s', (_, path, text, links) => {
  expect(join(survey([{ path, text }])).map(({ from, verb, to }) => `${from.name} ${verb} ${to.name}`)).toEqual(links)
})

test('the same name in another scope is another thing', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n'
  const files = ['dev', 'prod'].map((stage) => ({
    path: `${stage}/k.yaml`,
    text: `${pods('web', '{ containers: [] }')}---\n${service}`,
  }))
  expect(join(survey(files)).map(({ from, to }) => `${from.scope} ${to.scope}`)).toEqual(['dev dev', 'prod prod'])
})
