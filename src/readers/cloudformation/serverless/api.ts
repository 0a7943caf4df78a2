import type { MapNode, Node } from '../../../syntax/derived/node.ts'
import { textOf } from './globals.ts'
import { type Expansion, given, kept, listWith, mapWith, referenceFrom, tagsOf } from './parts.ts'

/** A REST API and its stage. */
export const restApiOf: Expansion = (name, own) => [
  {
    id: name,
    type: 'AWS::ApiGateway::RestApi',
    fields: {
      ...kept(own, restFields),
      Body: own.entries.get('DefinitionBody'),
      EndpointConfiguration: endpointOf(own),
      Parameters: parametersOf(own),
    },
  },
  {
    id: `${name}${stageWord(own)}Stage`,
    type: 'AWS::ApiGateway::Stage',
    fields: { ...kept(own, stageFields), RestApiId: referenceFrom(own, `Ref ${name}`), Tags: tagsOf(own) },
  },
]

/** An HTTP API and its stage, `$default` unless said. */
export const httpApiOf: Expansion = (name, own) => {
  const stage = own.entries.get('StageName')
  const written = own.entries.get('Tags')
  const tags = written?.is === 'map' ? Object.fromEntries(written.entries) : {}
  return [
    {
      id: name,
      type: 'AWS::ApiGatewayV2::Api',
      fields: { ...kept(own, ['FailOnWarnings', 'CorsConfiguration']), Body: own.entries.get('DefinitionBody') },
    },
    {
      id: `${name}${stage ? stageWord(own) : 'ApiGatewayDefault'}Stage`,
      type: 'AWS::ApiGatewayV2::Stage',
      fields: {
        ...kept(own, ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables']),
        ApiId: referenceFrom(own, `Ref ${name}`),
        StageName: stage ?? given(own, '$default'),
        AutoDeploy: given(own, true),
        Tags: mapWith(own, { 'httpapi:createdBy': given(own, 'SAM'), ...tags }),
      },
    },
  ]
}

const restFields = [
  'Name',
  'Description',
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'FailOnWarnings',
  'Mode',
  'ApiKeySourceType',
  'Policy',
  'SecurityPolicy',
  'EndpointAccessMode',
  'DisableExecuteApiEndpoint',
]

const stageFields = [
  'StageName',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
]

function stageWord(own: MapNode): string {
  const stage = textOf(own.entries.get('StageName')) ?? ''
  return /^[A-Za-z0-9]+$/.test(stage) ? stage : ''
}

/** The endpoint is told to the import of the definition too. */
function parametersOf(own: MapNode): Node | undefined {
  const endpoint = own.entries.get('EndpointConfiguration')
  const type = endpoint?.is === 'map' ? endpoint.entries.get('Type') : endpoint
  return type && mapWith(own, { endpointConfigurationTypes: type })
}

function endpointOf(own: MapNode): Node | undefined {
  const endpoint = own.entries.get('EndpointConfiguration')
  if (endpoint?.is !== 'map') return endpoint && mapWith(own, { Types: listWith(own, endpoint) })
  const type = endpoint.entries.get('Type')
  return mapWith(own, {
    Types: type && listWith(own, type),
    VpcEndpointIds: endpoint.entries.get('VPCEndpointIds') ?? endpoint.entries.get('VpcEndpointIds'),
    IpAddressType: endpoint.entries.get('IpAddressType'),
  })
}
