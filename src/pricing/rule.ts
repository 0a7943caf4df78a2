import type { TerraformBody } from '../kinds/terraform.ts'
import type { Line } from './line.ts'

/** What a family of resources costs. Nothing of it looks at prices: a rule says what is counted, the book what one costs. */
export interface Rule {
  readonly title: string
  /** By type of Terraform resource. No line at all is a resource that costs nothing itself. */
  readonly types: Readonly<Record<string, (thing: Thing) => Iterable<Line>>>
}

/** A resource with what a rule may ask of it. */
export interface Thing {
  readonly type: string
  /** `module.web.aws_instance.this["a"]`. */
  readonly address: string
  readonly body: TerraformBody
  readonly region: string
  /** The day that is priced: support that has ended costs more. */
  readonly on: Date
  /** A number of use that somebody told, by its path in a usage file. */
  use(...path: readonly string[]): number | undefined
  /** A word of use, such as `reserved_instance_term`. */
  said(...path: readonly string[]): string | undefined
  /** The resource that a value speaks of, where it is one of the same root; a plain text is the name of one of that type. */
  referred(value: unknown, type?: string): Thing | undefined
  /** The resources of a type whose attribute speaks of this one. */
  referring(type: string, attribute: string): readonly Thing[]
}
