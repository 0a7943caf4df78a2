import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check, Example, Report, Scene } from '../check.ts'
import { type AwsResource, type Body, bodyOf, found, nameOf, plain } from './body.ts'
import { hasCompanion, ownCompanionsOf, ownersOf } from './companions.ts'
import type { Condition } from './conditions.ts'
import { exampleOf } from './examples.ts'

/** What one property has to be, in every language that has it. */
export interface Row extends Pick<Check, 'title' | 'why' | 'severity' | 'controls' | 'fix'> {
  readonly level?: 'default' | 'strict'
  /** Rules of checkov, trivy and cfn_nag by their bare ids: `CKV_AWS_17`, `AWS-0180`, `F22`. */
  readonly sources?: readonly string[]
  /**
   * Where the property stands in each type: `vpc_config.public_access_cidrs`. Of a list on the way every item is judged, and JSON
   * is read. A step with a question mark may lack: `logging?.bucket` judges only what has `logging`. Of several properties each has
   * to be right. Where there must not be such a resource, or another one beside it, the property is `''`: the whole.
   */
  readonly property: Readonly<Record<string, string | readonly string[]>>
  /** Whether a value is as it should be; `undefined` where nothing stands. `true` and `"true"` are one. `owner` is what holds it. */
  readonly holds: (value: unknown, body: Body, type: string, owner: Body) => boolean
  /** Where the property does not matter: something else in the body decides, or may. */
  readonly unless?: Condition
  /** Where alone the property matters. */
  readonly only?: Condition
  /**
   * Resources that say it for one of a type, and what of them names it: `aws_s3_bucket_versioning.bucket`. If such a one has a
   * property here too, what is wrong in it is reported where the other stands.
   */
  readonly elsewhere?: Readonly<Record<string, readonly string[]>>
  /** What is wrong, behind the name of the resource; what to do follows the semicolon. `{property}` is its name there, `{value}` what stands. */
  readonly says: string | ((value: unknown, type: string) => string)
  /** Show the name of the property alone, where its value is a secret. */
  readonly part?: 'key'
  /** What the fix writes, if it is not the same in each type. */
  readonly set?: unknown
  /** Differences, as `exampleOf` reads them. */
  readonly examples: readonly (string | Example)[]
}

/** A table of properties; what is no property stands in it as it is. A report stands where the property stands, or should stand. */
export function rows(table: Readonly<Record<string, Row | Check>>): Readonly<Record<string, Check>> {
  return Object.fromEntries(
    Object.entries(table).map(([key, row]) => [key, 'property' in row ? (checkOf(row) as Check) : row]),
  )
}

function checkOf({
  property,
  holds,
  unless,
  only,
  elsewhere,
  says,
  part: shown,
  set,
  ...page
}: Row): Check<AwsResource> {
  const types: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(Object.keys(elsewhere ?? {}).map((type) => [type, []])),
    ...Object.fromEntries(Object.entries(property).map(([type, path]) => [type, [path].flat()])),
  }
  const wrongIn = ({ type, body }: { readonly type: string; readonly body: Body }) =>
    (types[type] ?? []).flatMap((path) =>
      [...(path === '' ? [{ at: [], value: undefined, owner: body }] : found(body, path.split('.')))]
        .filter(({ value, owner }) => !isUnknown(value) && !holds(plain(value), body, type, owner))
        .map((each) => ({ ...each, name: nameOf(path.slice(path.lastIndexOf('.') + 1)) })),
    )
  const told = (names: readonly string[], value: unknown, type: string) =>
    (typeof says === 'string' ? says : says(value, type))
      .replaceAll('{property}', [...new Set(names)].join('`, `'))
      .replaceAll('{value}', String(value))
  const speakers = Object.entries(elsewhere ?? {}).flatMap(([type, others]) =>
    others.flatMap((which) => (types[which.split('.')[0] ?? ''] ? [{ type, which }] : [])),
  )
  const isToldAbove = (scene: Scene<AwsResource>, type: string) =>
    speakers.some((each) => each.which.startsWith(`${type}.`) && ownersOf(scene, each.type, each.which).length > 0)
  return {
    ...pageOf(page),
    on: [TerraformResource, CloudFormationResource],
    types,
    *run(subject, scene: Scene<AwsResource>) {
      const { type } = subject
      const { body, root } = bodyOf(subject)
      const { name } = scene.resource
      if (body.count === 0 || (unless && unless(body, type, scene.resource) !== false)) return
      if (only && only(body, type, scene.resource) !== true) return
      if (isToldAbove(scene, type)) return
      for (const { which } of speakers.filter((each) => each.type === type))
        for (const resource of ownCompanionsOf(scene, which)) {
          const said = bodyOf(resource.data)
          const wrong = wrongIn({ type: resource.data.type, body: said.body })
          const [first] = wrong
          if (!first || said.body.count === 0) continue
          const text = told(
            wrong.map((each) => each.name),
            first.value,
            resource.data.type,
          )
          const related = { resource, at: [...said.root, ...first.at], message: `said by \`${resource.name}\`` }
          yield { message: `\`${name}\` ${text}`, part: 'key', related: [related] } satisfies Report
        }
      const wrong = wrongIn({ type, body })
      const [first] = wrong
      if (!first) return
      if (first.value === undefined && elsewhere?.[type]?.some((other) => hasCompanion(scene, other))) return
      for (const group of types[type]?.length === 1 ? wrong.map((each) => [each]) : [wrong]) {
        const [{ at, value, part } = first] = group
        const names = group.map((each) => each.name)
        yield {
          at: at.length === 0 ? [] : [...root, ...at],
          message: `\`${name}\` ${told(names, value, type)}`,
          ...((shown ?? part) && { part: shown ?? part }),
          ...(set !== undefined && { changes: group.map((each) => ({ set: [...root, ...each.at], to: set })) }),
        } satisfies Report
      }
    },
  }
}

/** What every row has beside what it looks for, as a check has it. */
export function pageOf<T extends Pick<Row, 'severity' | 'level' | 'sources' | 'examples'>>({
  level,
  sources,
  examples,
  ...page
}: T) {
  return {
    ...page,
    level: level ?? 'default',
    ...(sources && { sources: sources.map(sourceOf) }),
    examples: examples.map((each) => (typeof each === 'string' ? exampleOf(each) : each)),
  }
}

function sourceOf(rule: string): string {
  if (rule.includes('/')) return rule
  const tool = rule.startsWith('CKV') ? 'checkov' : rule.startsWith('AWS-') ? 'trivy' : 'cfn-nag'
  return `${tool}/${rule}`
}
