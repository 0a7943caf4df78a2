import { isUnknown, unknownValue } from '../../../model/unknown.ts'
import { type MapNode, type Node, plain } from '../../../syntax/derived/node.ts'
import { textOf } from './globals.ts'
import { type Fields, field, given, listed, listWith, type Made, mapWith, tagsOf } from './parts.ts'

/** The role that SAM makes where none is named: what its service may do, and what `Policies` says. */
export function roleFor(
  name: string,
  own: MapNode,
  { service, basic, creator }: { service: string; basic: readonly string[]; creator: readonly [string, string] },
): Made {
  const policies = listed(own.entries.get('Policies'))
  const documents = policies.map((policy, index) => documentOf(`${name}RolePolicy${index}`, policy, own))
  const inline = [...documents.filter((each) => each !== undefined), ...deadLetters(own)]
  const named = policies.filter((policy) => policy.is === 'leaf').map((policy) => arnOf(policy, own))
  const managed = [
    ...basic.map((each) => given(own, partitioned(`arn:\${AWS::Partition}:iam::aws:policy/${each}`))),
    ...named,
  ]
  const fields: Fields = {
    AssumeRolePolicyDocument: own.entries.get('AssumeRolePolicyDocument') ?? trust(own, service),
    ManagedPolicyArns: managed.length > 0 ? listWith(own, ...managed) : undefined,
    Policies: inline.length > 0 ? listWith(own, ...inline) : undefined,
    PermissionsBoundary: own.entries.get('PermissionsBoundary'),
    Path: own.entries.get('RolePath'),
    Tags: tagsOf(own, creator),
  }
  return { id: `${name}Role`, type: 'AWS::IAM::Role', fields }
}

/** A document is written out; a template of SAM, `S3ReadPolicy: { BucketName }`, is known by its name alone. */
function documentOf(name: string, policy: Node, own: MapNode): Node | undefined {
  if (policy.is !== 'map') return undefined
  const [template] = policy.entries.keys()
  const document: Node = policy.entries.has('Statement')
    ? policy
    : given(own, unknownValue(String(template), 'policy templates of SAM are not written out here'))
  return mapWith(own, { PolicyName: given(own, name), PolicyDocument: document })
}

/** A managed policy by its ARN, or by its name. */
function arnOf(policy: Node, own: MapNode): Node {
  const text = textOf(policy)
  if (text === undefined || text.startsWith('arn:')) return policy
  return given(own, unknownValue(text, 'a managed policy is known by its name alone'))
}

const actions: Readonly<Record<string, string>> = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' }

function deadLetters(own: MapNode): readonly Node[] {
  const target = field(own, 'DeadLetterQueue', 'TargetArn')
  const action = actions[textOf(field(own, 'DeadLetterQueue', 'Type')) ?? '']
  if (!target || action === undefined) return []
  const statement = mapWith(own, { Effect: given(own, 'Allow'), Action: given(own, action), Resource: target })
  const document = mapWith(own, { Version: given(own, '2012-10-17'), Statement: listWith(own, statement) })
  return [mapWith(own, { PolicyName: given(own, 'DeadLetterQueuePolicy'), PolicyDocument: document })]
}

function trust(own: MapNode, service: string): Node {
  const statement = mapWith(own, {
    Effect: given(own, 'Allow'),
    Action: listWith(own, given(own, 'sts:AssumeRole')),
    Principal: mapWith(own, { Service: listWith(own, given(own, service)) }),
  })
  return mapWith(own, { Version: given(own, '2012-10-17'), Statement: listWith(own, statement) })
}

function partitioned(arn: string) {
  return unknownValue(arn, '`AWS::Partition` is known where the stack is deployed')
}

export function isOn(tracing: Node | undefined): boolean {
  return tracing !== undefined && !isUnknown(plain(tracing)) && textOf(tracing) !== 'Disabled'
}
