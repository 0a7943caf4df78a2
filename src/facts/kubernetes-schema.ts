import { readFileSync } from 'node:fs'

/** As far as it is used here: what an object may hold, without patterns. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly $ref?: string
}

interface Book {
  readonly kinds: Readonly<Record<string, string>>
  readonly definitions: Readonly<Record<string, Schema>>
}

let book: Book | undefined

/** The schema of a kind such as `apps/v1/Deployment`; source, release and date stand in the file. */
export function kubernetesSchema(apiVersion: string, kind: string): Schema | undefined {
  const { kinds, definitions } = read()
  const id = `${apiVersion}/${kind}`
  const name = Object.hasOwn(kinds, id) ? kinds[id] : undefined
  return name === undefined ? undefined : definitions[name]
}

/** The schema itself, where another one is referred to. */
export function resolved(schema: Schema | undefined): Schema | undefined {
  const { $ref } = schema ?? {}
  return $ref === undefined ? schema : read().definitions[$ref.slice($ref.lastIndexOf('/') + 1)]
}

/** A third of a megabyte, read when the first object is judged. */
function read(): Book {
  book ??= JSON.parse(readFileSync(new URL('./data/kubernetes.schema.json', import.meta.url), 'utf8')) as Book
  return book
}
