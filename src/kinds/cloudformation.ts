import type { DataOf, Kind } from '../model/resource.ts'
import { anything, isMap, listOf, literal, mapOf, record, type Shape, text } from '../model/shape.ts'

const file = 'template.yaml'

/** Properties by name. Functions are worked out; what only the deployed stack knows stands as an unknown. */
export type CloudFormationBody = { readonly [name: string]: unknown }
const body: Shape<CloudFormationBody> = (value) => (isMap(value) ? value : undefined)

/** A template with one set of parameters: what it deploys. */
export const CloudFormationTemplate = {
  id: 'cloudformation/template',
  title: 'CloudFormation template',
  file,
  shape: record({}, { Description: text, Transform: anything, Metadata: body, Resources: mapOf(anything) }),
} satisfies Kind
export type CloudFormationTemplate = DataOf<typeof CloudFormationTemplate>

/**
 * `name` is the logical id. A path in it starts with the name in the template: `['Properties', 'Encrypted']`. Of a resource of SAM there
 * is a second one for each that it stands for. A reference to another resource is an unknown whose text is `Ref Bucket` or `GetAtt Bucket.Arn`.
 * `nested` is the file of a nested stack's template.
 */
export const CloudFormationResource = {
  id: 'cloudformation/resource',
  title: 'CloudFormation resource',
  file,
  shape: record(
    { type: text, name: text, properties: body },
    {
      condition: text,
      dependsOn: listOf(text),
      metadata: body,
      deletionPolicy: literal,
      updateReplacePolicy: literal,
      nested: text,
    },
  ),
} satisfies Kind
export type CloudFormationResource = DataOf<typeof CloudFormationResource>

export const CloudFormationParameter = {
  id: 'cloudformation/parameter',
  title: 'CloudFormation parameter',
  file,
  shape: record(
    { name: text },
    {
      type: text,
      default: anything,
      description: text,
      noEcho: anything,
      allowedValues: listOf(anything),
      allowedPattern: text,
    },
  ),
} satisfies Kind
export type CloudFormationParameter = DataOf<typeof CloudFormationParameter>

/** `export` holds the name under which other stacks import it. */
export const CloudFormationOutput = {
  id: 'cloudformation/output',
  title: 'CloudFormation output',
  file,
  shape: record(
    { name: text },
    { value: anything, description: text, export: record({}, { Name: anything }), condition: text },
  ),
} satisfies Kind
export type CloudFormationOutput = DataOf<typeof CloudFormationOutput>

export const CloudFormationMapping = {
  id: 'cloudformation/mapping',
  title: 'CloudFormation mapping',
  file,
  shape: record({ name: text }),
} satisfies Kind
export type CloudFormationMapping = DataOf<typeof CloudFormationMapping>

/** `value` is whether it holds, for the parameters of its scope, or unknown. */
export const CloudFormationCondition = {
  id: 'cloudformation/condition',
  title: 'CloudFormation condition',
  file,
  shape: record({ name: text, value: anything }),
} satisfies Kind
export type CloudFormationCondition = DataOf<typeof CloudFormationCondition>
