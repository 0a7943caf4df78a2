import { unknownValue } from '../../../model/unknown.ts'
import { type MapNode, type Node, plain } from '../../../syntax/derived/node.ts'
import { textOf } from './globals.ts'
import { type Expansion, type Fields, field, given, kept, type Made, mapWith, referenceFrom, tagsOf } from './parts.ts'
import { isOn, roleFor } from './role.ts'

/** A function, the role that it runs as, and its URL. What its events make is not worked out. */
export const functionOf: Expansion = (name, own) => {
  const tracing = own.entries.get('Tracing')
  const role = own.entries.get('Role')
  const target = field(own, 'DeadLetterQueue', 'TargetArn')
  const fields: Fields = {
    ...kept(own, same),
    Role: role ?? referenceFrom(own, `GetAtt ${name}Role.Arn`),
    Code: withKey(own, codeOf(own)),
    Tags: tagsOf(own, creator),
    TracingConfig:
      tracing && plain(tracing) && textOf(tracing) !== 'Disabled' ? mapWith(own, { Mode: tracing }) : undefined,
    DeadLetterConfig: target && mapWith(own, { TargetArn: target }),
  }
  const basic = [
    `service-role/AWSLambdaBasic${own.entries.has('DurableConfig') ? 'DurableExecutionRolePolicy' : 'ExecutionRole'}`,
    ...(isOn(tracing) ? ['AWSXrayWriteOnlyAccess'] : []),
    ...(own.entries.has('VpcConfig') ? ['service-role/AWSLambdaVPCAccessExecutionRole'] : []),
  ]
  const made: Made[] = [{ id: name, type: 'AWS::Lambda::Function', fields }]
  if (!role) made.push(roleFor(name, own, { service: 'lambda.amazonaws.com', basic, creator }))
  return [...made, ...urlOf(name, own)]
}

export const layerOf: Expansion = (name, own) => {
  const fields = kept(own, ['LayerName', 'Description', 'CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo'])
  const content = own.entries.get('ContentUri')
  return [
    { id: name, type: 'AWS::Lambda::LayerVersion', fields: { ...fields, Content: content && placed(own, content) } },
  ]
}

const creator = ['lambda:createdBy', 'SAM'] as const

const same = [
  'FunctionName',
  'Handler',
  'Runtime',
  'Description',
  'MemorySize',
  'Timeout',
  'VpcConfig',
  'Environment',
  'KmsKeyArn',
  'ReservedConcurrentExecutions',
  'Layers',
  'FileSystemConfigs',
  'ImageConfig',
  'PackageType',
  'Architectures',
  'SnapStart',
  'EphemeralStorage',
  'CodeSigningConfigArn',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'RecursiveLoop',
  'TenancyConfig',
  'DurableConfig',
]

function withKey(own: MapNode, code: Node | undefined): Node | undefined {
  const key = own.entries.get('SourceKMSKeyArn')
  return key && code?.is === 'map' ? { ...code, entries: new Map([...code.entries, ['SourceKMSKeyArn', key]]) } : code
}

function codeOf(own: MapNode): Node | undefined {
  const inline = own.entries.get('InlineCode')
  if (inline) return mapWith(own, { ZipFile: inline })
  const image = own.entries.get('ImageUri')
  if (image) return mapWith(own, { ImageUri: image })
  const code = own.entries.get('CodeUri')
  return code ? placed(own, code) : given(own, unknownValue('Code', 'it is made when the template is packaged'))
}

/** What lies in a directory is put into a bucket when the template is packaged. */
function placed(own: MapNode, uri: Node): Node {
  if (uri.is === 'map')
    return mapWith(own, {
      S3Bucket: uri.entries.get('Bucket'),
      S3Key: uri.entries.get('Key'),
      S3ObjectVersion: uri.entries.get('Version'),
    })
  const [, bucket, key, version] = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(textOf(uri) ?? '') ?? []
  if (bucket === undefined)
    return given(own, unknownValue(textOf(uri) ?? 'CodeUri', 'it is put into a bucket when the template is packaged'))
  return mapWith(own, {
    S3Bucket: given(own, bucket),
    S3Key: given(own, key),
    S3ObjectVersion: version === undefined ? undefined : given(own, version),
  })
}

/** One without authorization is open to everybody. */
function urlOf(name: string, own: MapNode): readonly Made[] {
  const url = own.entries.get('FunctionUrlConfig')
  if (url?.is !== 'map') return []
  const target = referenceFrom(own, `Ref ${name}`)
  const fields = { ...kept(url, ['AuthType', 'Cors', 'InvokeMode']), TargetFunctionArn: target }
  const made: Made = { id: `${name}Url`, type: 'AWS::Lambda::Url', fields }
  if (textOf(url.entries.get('AuthType')) !== 'NONE') return [made]
  const permission: Fields = {
    Action: given(own, 'lambda:InvokeFunctionUrl'),
    FunctionName: target,
    Principal: given(own, '*'),
    FunctionUrlAuthType: url.entries.get('AuthType'),
  }
  return [made, { id: `${name}UrlPublicPermissions`, type: 'AWS::Lambda::Permission', fields: permission }]
}
