import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, isMap, literal, mapOf, record, type Shape, text } from '../model/shape.ts'

const file = 'main.tf'

/** Attributes by name, nested blocks as lists of such bodies, unknown values where they stand. */
export type TerraformBody = { readonly [name: string]: unknown }
const body: Shape<TerraformBody> = (value) => (isMap(value) ? value : undefined)

/** A whole file: what is asked of every expression in it. */
export const TerraformFile = {
  id: 'terraform/file',
  title: 'Terraform file',
  file,
  shape: body,
} satisfies Kind
export type TerraformFile = DataOf<typeof TerraformFile>

/** A file of another tool in the same language: Terragrunt, Packer, Nomad. */
export const HclFile = { id: 'terraform/hcl', title: 'HCL file', file: 'terragrunt.hcl', shape: body } satisfies Kind
export type HclFile = DataOf<typeof HclFile>

/** A file of values for variables. */
export const TerraformValues = {
  id: 'terraform/values',
  title: 'Terraform variable values',
  file: 'terraform.tfvars',
  shape: body,
} satisfies Kind
export type TerraformValues = DataOf<typeof TerraformValues>

/**
 * One of them as its root makes it, with its values, named by its address: `module.logs.aws_s3_bucket.this["a"]`. The labels of its
 * block are `type` and `name`; a path in it starts in `body`.
 */
export const TerraformResource = {
  id: 'terraform/resource',
  title: 'Terraform resource',
  file,
  shape: record({ type: text, name: text, body }),
} satisfies Kind
export type TerraformResource = DataOf<typeof TerraformResource>

export const TerraformData = {
  id: 'terraform/data',
  title: 'Terraform data source',
  file,
  shape: record({ type: text, name: text, body }),
} satisfies Kind
export type TerraformData = DataOf<typeof TerraformData>

/** `inputs` are its arguments without those that Terraform itself reads, such as `source` and `for_each`. */
export const TerraformModuleCall = {
  id: 'terraform/module-call',
  title: 'Terraform module call',
  file,
  shape: record({ name: text, inputs: body }, { source: literal, version: literal }),
} satisfies Kind
export type TerraformModuleCall = DataOf<typeof TerraformModuleCall>

/** `type` is the text of its type constraint. `optional` says that it has a default, `null` included. */
export const TerraformVariable = {
  id: 'terraform/variable',
  title: 'Terraform variable',
  file: 'variables.tf',
  shape: record(
    { name: text, optional: flag },
    {
      type: text,
      default: anything,
      description: text,
      sensitive: flag,
      nullable: flag,
      ephemeral: flag,
      validation: anything,
    },
  ),
} satisfies Kind
export type TerraformVariable = DataOf<typeof TerraformVariable>

export const TerraformOutput = {
  id: 'terraform/output',
  title: 'Terraform output',
  file: 'outputs.tf',
  shape: record({ name: text }, { value: anything, description: text, sensitive: flag, ephemeral: flag }),
} satisfies Kind
export type TerraformOutput = DataOf<typeof TerraformOutput>

export const TerraformLocal = {
  id: 'terraform/local',
  title: 'Terraform local value',
  file: 'locals.tf',
  shape: record({ name: text, value: anything }),
} satisfies Kind
export type TerraformLocal = DataOf<typeof TerraformLocal>

export const TerraformProvider = {
  id: 'terraform/provider',
  title: 'Terraform provider configuration',
  file: 'providers.tf',
  shape: record({ name: text, body }, { alias: literal }),
} satisfies Kind
export type TerraformProvider = DataOf<typeof TerraformProvider>

const requirement = record({}, { source: literal, version: literal })

/** A `terraform` block. A provider may be required by its version alone, as before Terraform 0.13. */
export const TerraformSettings = {
  id: 'terraform/settings',
  title: 'Terraform settings',
  file: 'versions.tf',
  shape: record(
    { required_providers: mapOf((value) => requirement(typeof value === 'string' ? { version: value } : value)) },
    { required_version: literal, backend: record({ type: text, body }), cloud: body },
  ),
} satisfies Kind
export type TerraformSettings = DataOf<typeof TerraformSettings>
