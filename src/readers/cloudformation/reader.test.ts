import { beforeAll, describe, expect, it } from 'vitest'
import {
  CloudFormationCondition,
  CloudFormationOutput,
  CloudFormationResource,
  CloudFormationTemplate,
} from '../../kinds/cloudformation.ts'
import type { Change, Path } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { ready, survey } from '../survey.ts'

beforeAll(ready)

const read = (texts: Readonly<Record<string, string>>) =>
  survey(Object.entries(texts).map(([path, text]) => ({ path, text })))

const head = `Parameters:
  Env: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Name: { Type: String }
  Zones: { Type: CommaDelimitedList, Default: "a, b" }
  Image: { Type: "AWS::SSM::Parameter::Value<String>", Default: /x }
  Public: { Type: String, Default: Yes }
Mappings:
  Sizes: { dev: { Size: small, List: [1, 2] }, prod: { Size: large } }
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Not [!Condition Prod]
  Named: !Equals [!Ref Name, x]
  Both: !And [!Condition Dev, !Condition Named]
  Neither: !And [!Condition Prod, !Condition Named]
  Either: !Or [!Condition Dev, !Condition Named]
  Open: !Equals [!Ref Public, Yes]
  Loop: !Not [!Condition Loop]
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Only: { Type: AWS::S3::Bucket, Condition: Prod }
  Thing:
    Type: AWS::Some::Thing
    Properties:
      P: `

/** The property P of the resource Thing. */
function valueOfP(text: string): unknown {
  const things = read({ 'a.yaml': `${head}${text}\n` }).of(CloudFormationResource)
  return things.find(({ name }) => name === 'Thing')?.data.properties.P
}

describe('a function', () => {
  it.each<[string, unknown]>([
    ['!Ref Env', 'dev'],
    ['{ Ref: Zones }', ['a', 'b']],
    ['!Sub "x-${Env}-${!Env}"', 'x-dev-${Env}'],
    ['!Sub ["${A}/${Env}", { A: !Ref Env }]', 'dev/dev'],
    ['!Join ["-", [a, !Ref Env]]', 'a-dev'],
    ['{ "Fn::Join": [",", { Ref: Zones }] }', 'a,b'],
    ['!Select [1, !Ref Zones]', 'b'],
    ['!Select [0, !Split [".", "x.y"]]', 'x'],
    ['!FindInMap [Sizes, !Ref Env, Size]', 'small'],
    ['!FindInMap [Sizes, dev, List]', [1, 2]],
    ['!FindInMap [Sizes, gone, Size, { DefaultValue: none }]', 'none'],
    ['!If [Prod, big, little]', 'little'],
    ['!If [Either, { a: !Ref Env }, 1]', { a: 'dev' }],
    ['[1, !If [Prod, 2, !Ref "AWS::NoValue"], 3]', [1, 3]],
    ['{ a: 1, b: !Ref "AWS::NoValue" }', { a: 1 }],
    ['!Base64 hello', 'aGVsbG8='],
    ['!Cidr [10.0.0.0/16, 2, 8]', ['10.0.0.0/24', '10.0.1.0/24']],
    ['!Length [1, 2, !Ref Name]', 3],
    ['!ToJsonString { a: [!Ref Env] }', '{"a":["dev"]}'],
    ['!If [Open, 1, 2]', 1],
    ['Yes', true],
    ['"Yes"', 'Yes'],
    ['{ Effect: Allow, Condition: { Bool: { x: "true" } } }', { Effect: 'Allow', Condition: { Bool: { x: 'true' } } }],
  ])('%s is %j', (text, value) => expect(valueOfP(text)).toEqual(value))

  it.each<[string, string, RegExp]>([
    ['!Ref Name', 'Ref Name', /no default/],
    ['!Ref Image', 'Ref Image', /looked up/],
    ['!Ref Bucket', 'Ref Bucket', /once it is made/],
    ['!GetAtt Bucket.Arn', 'GetAtt Bucket.Arn', /once it is made/],
    ['{ "Fn::GetAtt": [Bucket, Arn] }', 'GetAtt Bucket.Arn', /once it is made/],
    ['!Ref AWS::Region', 'Ref AWS::Region', /where the stack is deployed/],
    ['!Ref Gone', 'Ref Gone', /nothing that is called/],
    ['!Sub "arn:${AWS::Partition}:s3:::${Bucket}/${Env}"', 'arn:${AWS::Partition}:s3:::${Bucket}/dev', /deployed/],
    ['!Join ["/", [!GetAtt Bucket.Arn, "*"]]', '${Bucket.Arn}/*', /once it is made/],
    ['!FindInMap [Sizes, !Ref "AWS::Region", Size]', 'FindInMap Sizes.${AWS::Region}.Size', /deployed/],
    ['!ImportValue { "Fn::Sub": "${Env}-vpc" }', 'ImportValue dev-vpc', /another stack/],
    ['!If [Named, 1, 2]', 'If Named', /not known/],
    ['!If [Loop, 1, 2]', 'If Loop', /not known/],
    ['!GetAZs ""', 'GetAZs', /deployed/],
    ['{ "Fn::Transform": { Name: AWS::Include } }', 'Transform AWS::Include', /macro/],
    ['!Made up', 'Made', /no function/],
  ])('%s is unknown, as %s', (text, written, why) => {
    const value = valueOfP(text)
    expect(isUnknown(value) && [value.text, whyUnknown(value)]).toEqual([written, expect.stringMatching(why)])
  })
})

describe('a template', () => {
  it('has what is deployed: not what has a condition that is false', () => {
    const estate = read({
      'net/a.yaml': `${head}x\nOutputs:\n  O: { Value: !Ref Env, Export: { Name: !Sub "\${Env}-o" } }\n`,
    })
    expect(estate.of(CloudFormationResource).map(({ name }) => name)).toEqual(['Bucket', 'Thing'])
    const truths = estate
      .of(CloudFormationCondition)
      .map(({ data }) => [data.name, isUnknown(data.value) ? '?' : data.value])
    expect(Object.fromEntries(truths)).toEqual({
      Prod: false,
      Dev: true,
      Named: '?',
      Both: '?',
      Neither: false,
      Either: true,
      Open: true,
      Loop: '?',
    })
    expect(estate.of(CloudFormationOutput)[0]?.data).toMatchObject({ value: 'dev', export: { Name: 'dev-o' } })
    expect(estate.of(CloudFormationTemplate)[0]?.scope).toBe('net/a.yaml')
  })

  it('is another scope with each set of parameters that clearly belongs to it', () => {
    const texts = {
      'a.yaml': `${head}!Ref Env`,
      'parameters-prod.json': '[{ "ParameterKey": "Env", "ParameterValue": "prod" }]',
      'params/x.json': '{ "Parameters": { "Name": "x" } }',
      'params/other.json': '{ "Parameters": { "Elsewhere": "x" } }',
    }
    const found = read(texts).of(CloudFormationResource)
    expect(found.filter(({ name }) => name === 'Thing').map(({ scope, data }) => [scope, data.properties.P])).toEqual([
      ['a.yaml', 'dev'],
      ['parameters-prod.json', 'prod'],
      ['params/x.json', 'dev'],
    ])
    expect(found.filter(({ name }) => name === 'Only').map(({ scope }) => scope)).toEqual(['parameters-prod.json'])
  })

  it('repeats what a loop says', () => {
    const text = `Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: "a,b-c" } }
Resources:
  Fn::ForEach::Buckets:
    - Name
    - !Ref Names
    - Bucket&{Name}:
        Type: AWS::S3::Bucket
        Properties: { BucketName: !Sub "x-\${Name}", Other: !Ref Name }
`
    const found = read({ 'a.yaml': text }).of(CloudFormationResource)
    expect(found.map(({ name, data }) => [name, data.properties])).toEqual([
      ['Bucketa', { BucketName: 'x-a', Other: 'a' }],
      ['Bucketbc', { BucketName: 'x-b-c', Other: 'b-c' }],
    ])
  })

  it('repeats loops in loops, and no further than is good', () => {
    const loop = (name: string, list: string, body: string) =>
      `{ "Fn::ForEach::${name}": ["${name}", ${list}, ${body}] }`
    const body = '{ "B${X}${Y}": { "Type": "AWS::S3::Bucket" } }'
    const text = (list: string, inner: string) => `{ "Resources": ${loop('X', list, loop('Y', list, inner))} }`
    const names = read({ 'a.json': text('["a", "b"]', body) })
      .of(CloudFormationResource)
      .map(({ name }) => name)
    expect(names).toEqual(['Baa', 'Bab', 'Bba', 'Bbb'])
    const many = JSON.stringify(Array.from({ length: 1000 }, (_, index) => `n${index}`))
    const deep = loop('Z', many, '{ "B${X}${Y}${Z}": { "Type": "AWS::S3::Bucket" } }')
    expect(() => read({ 'a.json': text(many, deep) })).not.toThrow()
  }, 10_000)

  it('does not double texts until the memory is full', () => {
    const nested = Array.from({ length: 60 }).reduce<string>(
      (inner) => `!Sub ["\${A}\${A}", { A: ${inner} }]`,
      '"0123456789"',
    )
    expect(isUnknown(valueOfP(nested))).toBe(true)
  })

  it('is known by its content, in JSON too, and what is none is left alone', () => {
    const json = '{ "Resources": { "B": { "Type": "AWS::S3::Bucket", "Properties": { "X": { "Ref": "B" } } } } }'
    const texts = {
      'stack.template': json,
      'cdk.out/S.template.json': json,
      'k8s.yaml': 'apiVersion: v1\nkind: X\nResources: { B: { Type: "AWS::S3::Bucket" } }\n',
      'other.yaml': 'Resources: { a: { Type: b } }\nx: a::b\n',
    }
    expect(
      read(texts)
        .of(CloudFormationTemplate)
        .map(({ scope }) => scope),
    ).toEqual(['stack.template', 'cdk.out/S.template.json'])
  })

  it('knows the template of a nested stack beside it', () => {
    const text = 'Resources:\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../b.yaml } }\n'
    expect(read({ 'x/a.yaml': text }).of(CloudFormationResource)[0]?.data.nested).toBe('b.yaml')
  })
})

describe('a template of SAM', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: python3.12
    Environment: { Variables: { A: "1" } }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      CodeUri: ./src
      Tracing: Active
      Environment: { Variables: { B: "2" } }
      Policies: [arn:aws:iam::aws:policy/X, { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }]
      FunctionUrlConfig: { AuthType: NONE }
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: k, Type: Number } } }
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: prod, TracingEnabled: true } }
`
  const found = () => read({ 'template.yaml': text }).of(CloudFormationResource)
  const of = (type: string) => found().find(({ data }) => data.type === type)?.data.properties

  it('is read as what it says, globals in it, and as what it stands for', () => {
    expect(of('AWS::Serverless::Function')).toMatchObject({
      Runtime: 'python3.12',
      Environment: { Variables: { A: '1', B: '2' } },
    })
    expect(of('AWS::Lambda::Function')).toMatchObject({ Handler: 'a.b', TracingConfig: { Mode: 'Active' } })
    expect(of('AWS::IAM::Role')).toMatchObject({
      Policies: [{ PolicyName: 'FnRolePolicy1', PolicyDocument: { Statement: [{ Action: '*' }] } }],
    })
    expect(of('AWS::Lambda::Permission')).toMatchObject({ Principal: '*' })
    expect(of('AWS::DynamoDB::Table')).toMatchObject({
      AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'N' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    expect(found().map(({ name }) => name)).toContain('ApiprodStage')
  })

  it('has its places in the text', () => {
    const stage = found().find(({ data }) => data.type === 'AWS::ApiGateway::Stage')
    const { span } = stage?.tree.placeOf([...stage.path, 'Properties', 'TracingEnabled']) ?? {
      span: { start: 0, end: 0 },
    }
    expect(text.slice(span.start, span.end)).toBe('true')
  })
})

describe('an edit', () => {
  const text = `Parameters: { E: { Type: String, Default: a } }
Conditions: { C: !Equals [!Ref E, a] }
Resources:
  B:
    Type: AWS::S3::Bucket
    Properties:
      A: 1 # why
      Named: !Ref E
      Chosen: !If [C, 2, 3]
`
  const applied = (change: Change) => {
    const [resource] = read({ 'a.yaml': text }).of(CloudFormationResource)
    const edit = resource?.tree.edit(change)
    if (!edit || 'refused' in edit) return edit?.refused
    return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
  }
  const at = (...path: Path): Path => [0, 'Resources', 'B', 'Properties', ...path]
  it.each<[Change, string]>([
    [{ set: at('A'), to: 5 }, 'A: 5 # why'],
    [{ set: at('New'), to: true }, 'New: true'],
    [{ set: at('Chosen'), to: 7 }, 'Chosen: !If [C, 7, 3]'],
    [{ set: at('Named'), to: 'b' }, 'the value is the value of `E`'],
  ])('%j', (change, after) => expect(applied(change)).toContain(after))
})

it('may hold anything anywhere without harm', () => {
  const odd = [
    'null',
    '7',
    '[]',
    '{}',
    '""',
    '[[]]',
    '!Ref',
    '!Sub []',
    '!If [a]',
    '!Join x',
    '!Select [9, []]',
    '!GetAtt',
  ]
  const sections = ['Resources', 'Parameters', 'Conditions', 'Mappings', 'Globals', 'Outputs', 'Transform']
  for (const value of odd) {
    expect(() => valueOfP(value)).not.toThrow()
    expect(() => valueOfP(`!Cidr [${value}, ${value}]`)).not.toThrow()
    for (const section of sections) {
      const text = `AWSTemplateFormatVersion: "2010-09-09"\n${section}: ${value}\nX: { Y: ${value} }\n`
      expect(() => read({ 'a.yaml': text })).not.toThrow()
    }
    const sam = `Resources:\n  F: { Type: AWS::Serverless::Function, Properties: ${value} }\n  G: { Type: AWS::Serverless::Api, Properties: { StageName: ${value} } }\n  Fn::ForEach::X: ${value}\n`
    expect(() => read({ 'a.yaml': sam })).not.toThrow()
  }
})
