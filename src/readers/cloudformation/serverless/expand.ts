import type { MapNode, Node } from '../../../syntax/derived/node.ts'
import { httpApiOf, restApiOf } from './api.ts'
import { functionOf, layerOf } from './function.ts'
import { textOf } from './globals.ts'
import { type Expansion, field, given, kept, listWith, mapWith, referenceFrom, resourceOf, tagsOf } from './parts.ts'
import { isOn, roleFor } from './role.ts'

/**
 * The resources that those of SAM stand for, as far as properties go that somebody asks for. What a property says keeps its place;
 * what SAM makes up stands where the resource stands. Events, connectors and what they make are not worked out.
 */
export function expanded(resources: MapNode): Map<string, Node> {
  const all = new Map<string, Node>()
  for (const [name, resource] of resources.entries) {
    const type = resource.is === 'map' ? (textOf(resource.entries.get('Type')) ?? '') : ''
    const expansion = Object.hasOwn(expansions, type) ? expansions[type] : undefined
    if (resource.is !== 'map' || !expansion) continue
    const own = resource.entries.get('Properties')
    const properties: MapNode = own?.is === 'map' ? own : { is: 'map', entries: new Map(), mark: resource.mark }
    for (const made of expansion(name, properties)) all.set(made.id, resourceOf(resource, made))
  }
  return all
}

const table: Expansion = (name, own) => {
  const type = field(own, 'PrimaryKey', 'Type')
  const key = field(own, 'PrimaryKey', 'Name') ?? given(own, 'id')
  const letter = type?.is === 'leaf' ? { ...type, value: letters[String(type.value)] ?? type.value } : given(own, 'S')
  const fields = {
    ...kept(own, ['PointInTimeRecoverySpecification', 'ProvisionedThroughput', 'SSESpecification', 'TableName']),
    BillingMode: own.entries.has('ProvisionedThroughput') ? undefined : given(own, 'PAY_PER_REQUEST'),
    AttributeDefinitions: listWith(own, mapWith(own, { AttributeName: key, AttributeType: letter })),
    KeySchema: listWith(own, mapWith(own, { AttributeName: key, KeyType: given(own, 'HASH') })),
    Tags: tagsOf(own),
  }
  return [{ id: name, type: 'AWS::DynamoDB::Table', fields }]
}

const letters: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' }

const stateMachine: Expansion = (name, own) => {
  const role = own.entries.get('Role')
  const creator = ['stateMachine:createdBy', 'SAM'] as const
  const basic = isOn(field(own, 'Tracing', 'Enabled')) ? ['AWSXrayWriteOnlyAccess'] : []
  const fields = {
    ...kept(own, ['Definition', 'DefinitionSubstitutions']),
    StateMachineName: own.entries.get('Name'),
    StateMachineType: own.entries.get('Type'),
    LoggingConfiguration: own.entries.get('Logging'),
    TracingConfiguration: own.entries.get('Tracing'),
    RoleArn: role ?? referenceFrom(own, `GetAtt ${name}Role.Arn`),
    Tags: tagsOf(own, creator),
  }
  const machine = { id: name, type: 'AWS::StepFunctions::StateMachine', fields }
  return role ? [machine] : [machine, roleFor(name, own, { service: 'states.amazonaws.com', basic, creator })]
}

const application: Expansion = (name, own) => {
  const fields = { ...kept(own, ['Parameters', 'NotificationARNs', 'TimeoutInMinutes']), Tags: tagsOf(own) }
  return [
    { id: name, type: 'AWS::CloudFormation::Stack', fields: { ...fields, TemplateURL: own.entries.get('Location') } },
  ]
}

const expansions: Readonly<Record<string, Expansion>> = {
  'AWS::Serverless::Function': functionOf,
  'AWS::Serverless::LayerVersion': layerOf,
  'AWS::Serverless::Api': restApiOf,
  'AWS::Serverless::HttpApi': httpApiOf,
  'AWS::Serverless::SimpleTable': table,
  'AWS::Serverless::StateMachine': stateMachine,
  'AWS::Serverless::Application': application,
}
