import { releases } from '../../../facts/versions.ts'
import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import type { Plan } from '../../../model/plan.ts'
import { valueAt } from '../../../model/source.ts'
import { printYaml } from '../../../syntax/yaml/print.ts'
import { type Form, generalize, type Hole, same } from './generalize.ts'
import { word } from './names.ts'
import { rendered } from './rendered.ts'
import { imageHelper, template } from './template.ts'
import { ownValues, schemaOf, stageValues } from './values.ts'

/**
 * A Helm chart that comes to the same objects as the base and the overlays: where all stages agree the template says it, and what
 * differs is a value. So no value is there that nobody needs, and none is missing.
 */
export function* chart({ plan }: Blueprint, kustomized: Iterable<Artifact>): Iterable<Artifact> {
  const home = plan.chart ?? `charts/${plan.system}`
  const objects = rendered(kustomized, plan)
  const forms = [...keys(objects)].map((key) => formOf(key, objects))
  const holes = [...forms.flatMap(({ form }) => holesIn(form)), ...flagsOf(forms)]
  for (const hole of holes) agree(hole, holes)
  const usual = plan.stages.filter(({ standsInFor }) => standsInFor === undefined).at(-1)?.name ?? ''
  const own = { ...ownValues(holes, usual), images: imagesOf(usual, plan) }
  const ofStage = new Map(
    [...objects.keys()].map((stage) => {
      const images = imagesOf(stage, plan)
      return [stage, { ...stageValues(holes, stage, own), ...(!same(images, own.images) && { images }) }]
    }),
  )
  const file = (path: string, text: string): Artifact => ({ path: `${home}/${path}`, because: ['packaging'], text })
  yield file('Chart.yaml', printYaml([about(plan)]))
  yield file('values.yaml', printYaml([own], 'What all stages have; a stage says otherwise in its own file.'))
  yield file('values.schema.json', `${JSON.stringify(schema([own, ...ofStage.values()]), null, 2)}\n`)
  for (const [stage, values] of ofStage) yield file(`values-${stage}.yaml`, printYaml([values]))
  yield file('templates/_image.tpl', imageHelper)
  for (const [name, members] of grouped(forms, plan))
    yield file(`templates/${name}.yaml`, members.map(guarded).join('---\n'))
}

interface Generalized {
  readonly kind: string
  readonly name: string
  readonly form: Form
  /** Names the value that says whether it is there, for what only some stages have. */
  readonly flag?: Hole
}

function about({ system }: Plan) {
  return {
    apiVersion: 'v2',
    name: system,
    description: `Everything of ${system} that stands in the namespace of a stage`,
    type: 'application',
    version: '0.1.0',
    kubeVersion: `>=${releases.kubernetes.version}.0-0`,
  }
}

function* keys(objects: ReadonlyMap<string, readonly object[]>): Iterable<string> {
  yield* new Set([...objects.values()].flatMap((documents) => documents.map(keyOf)))
}

function keyOf(document: object): string {
  return `${valueAt(document, ['kind'])} ${valueAt(document, ['metadata', 'name'])}`
}

function formOf(key: string, objects: ReadonlyMap<string, readonly object[]>): Generalized {
  const [kind = '', name = ''] = key.split(' ')
  const found = [...objects].flatMap(([stage, documents]) => {
    const document = documents.find((each) => keyOf(each) === key)
    return document ? [[stage, document] as const] : []
  })
  const form = generalize(kind, name, Object.fromEntries(found))
  if (found.length === objects.size) return { kind, name, form }
  const by = Object.fromEntries([...objects.keys()].map((stage) => [stage, found.some(([own]) => own === stage)]))
  return { kind, name, form, flag: { value: ['with', word(kind), word(name)], by, optional: false } }
}

function flagsOf(forms: readonly Generalized[]): Hole[] {
  return forms.flatMap(({ flag }) => (flag ? [flag] : []))
}

function holesIn(form: Form): Hole[] {
  if (form.is === 'hole') return [form.hole]
  if (form.is === 'list') return form.items.flatMap(holesIn)
  return form.is === 'map' ? form.entries.flatMap(([, inner]) => holesIn(inner)) : []
}

/** One name for two different things would be a mistake of ours. */
function agree({ value, by }: Hole, holes: readonly Hole[]): void {
  const other = holes.find((each) => same(each.value, value) && !same(each.by, by))
  if (other) throw new Error(`${value.join('.')} stands for two different things`)
}

function imagesOf(stage: string, { pods }: Plan) {
  return pods.map(({ repository, images }) => ({ name: repository, newName: images[stage], newTag: 'bootstrap' }))
}

/** The pinned images are a file of the overlay that Kustomize would read too, so it says of what kind it is. */
function schema(examples: readonly unknown[]) {
  const { properties, ...rest } = schemaOf(examples) as { properties: object }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...rest,
    properties: {
      ...properties,
      images: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: string, newName: string, newTag: string, digest: string },
          required: ['name', 'newName'],
          additionalProperties: false,
        },
      },
      apiVersion: string,
      kind: string,
      global: { type: 'object' },
    },
  }
}

const string = { type: 'string' }

/** A file for each workload, with what has its name; another for each kind besides. */
function grouped(forms: readonly Generalized[], { pods }: Plan): ReadonlyMap<string, readonly Generalized[]> {
  const groups = new Map<string, Generalized[]>()
  for (const each of forms) {
    const owner = pods.find(
      ({ name }) => each.name === name || [`${name}-pods`, `${name}-public`, `${name}-migration`].includes(each.name),
    )
    const name =
      owner && !/^(?:ExternalSecret|SecretProviderClass)$/.test(each.kind)
        ? owner.name
        : each.kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
    groups.set(name, [...(groups.get(name) ?? []), each])
  }
  return groups
}

function guarded({ form, flag }: Generalized): string {
  const text = template(form)
  return flag ? `{{- if .Values.${flag.value.join('.')} }}\n${text}{{- end }}\n` : text
}
