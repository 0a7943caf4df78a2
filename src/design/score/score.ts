import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { problemAt, type SpecProblem } from '../problem.ts'
import { type Told, toldBy } from './workload.ts'

/** The text of another file of the repository, by its path from the directory of the spec; `undefined` where there is none. */
export type Beside = (path: string) => string | undefined

export const scorePath = /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[\w./-]{1,200}$/

export interface Scored {
  /** As it was written, with what Score files say below what the spec says itself. */
  readonly written: unknown
  readonly problems: readonly SpecProblem[]
  /** What stands in a Score file and is followed otherwise, or not at all. */
  readonly remarks: readonly string[]
}

/** Paths of the Score files that services name. */
export function scoresIn(written: unknown): string[] {
  return named(written).map(({ path }) => path)
}

/** Takes over what the Score files of services say. */
export function scored(written: unknown, tree: Tree, beside: Beside): Scored {
  const files = named(written)
  if (files.length === 0 || !isMap(written)) return { written, problems: [], remarks: [] }
  const given = isMap(written.data) ? written.data : {}
  const read = files.map(({ name, path, service }) => ({
    name,
    path,
    service,
    ...toldIn(beside(path), path, name, service, Object.keys(given)),
  }))
  const services = isMap(written.services) ? written.services : {}
  return {
    written: {
      ...written,
      services: {
        ...services,
        ...Object.fromEntries(read.map(({ name, service, told }) => [name, told ? merged(service, told) : service])),
      },
      ...(read.some(({ told }) => told && Object.keys(told.data).length > 0) && {
        data: { ...Object.assign({}, ...read.map(({ told }) => told?.data)), ...given },
      }),
    },
    problems: read.flatMap(({ name, path, faults }) =>
      faults.map(({ what, remedy }) => problemAt(tree, ['services', name, 'score'], `\`${path}\`: ${what}`, remedy)),
    ),
    remarks: read.flatMap(({ path, told }) => (told?.remarks ?? []).map((remark) => `${path}: ${remark}`)),
  }
}

type Json = Readonly<Record<string, unknown>>

function named(written: unknown): { readonly name: string; readonly path: string; readonly service: Json }[] {
  const services = isMap(written) && isMap(written.services) ? written.services : {}
  return Object.entries(services).flatMap(([name, service]) =>
    isMap(service) && typeof service.score === 'string' && scorePath.test(service.score)
      ? [{ name, path: service.score, service }]
      : [],
  )
}

/** What stands in the spec counts; of variables, each by itself. */
function merged(service: Json, { fields, variables, uses }: Told): Json {
  const own = isMap(service.variables) ? service.variables : {}
  const listed = Array.isArray(service.uses) ? service.uses : []
  return {
    ...fields,
    ...service,
    ...(uses.length + listed.length > 0 && { uses: [...new Set([...listed, ...uses])] }),
    ...(Object.keys(variables).length > 0 && { variables: { ...variables, ...own } }),
  }
}

interface Fault {
  readonly what: string
  readonly remedy: string
}

function toldIn(
  text: string | undefined,
  path: string,
  name: string,
  service: Json,
  data: readonly string[],
): { readonly told?: Told; readonly faults: readonly Fault[] } {
  if (text === undefined)
    return {
      faults: [{ what: 'there is no such file', remedy: 'Name it by its path from the directory of the spec.' }],
    }
  const { data: documents, problems } = yaml.parse({ path, text })
  const [broken] = problems
  if (broken) return { faults: [{ what: broken.message, remedy: 'Correct the YAML there.' }] }
  const [workload] = Array.isArray(documents) ? documents : []
  if (!isMap(workload) || workload.apiVersion !== 'score.dev/v1b1')
    return {
      faults: [{ what: 'it is no workload of Score', remedy: 'It begins with `apiVersion: score.dev/v1b1`.' }],
    }
  const told = toldBy(workload, name, service, data)
  return { told, faults: told.faults }
}
