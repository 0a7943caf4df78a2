import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { gatekeeperSchemas } from './gatekeeper.ts'
import { gatewaySchemas } from './gateway.ts'
import { linkerdSchemas } from './linkerd.ts'
import { litmusSchemas } from './litmus.ts'
import { ownSchemas } from './own.ts'
import { secretsStoreSchemas } from './secrets-store.ts'

/** Strict schemas of kinds, such as `apps/v1/Deployment`. */
export interface Schemas {
  /** Release of Kubernetes that they are of. */
  readonly version: string
  readonly origin: string
  /** The check of one kind; undefined for a kind that there is no schema of. */
  of(apiVersion: string, kind: string): ((object: unknown) => readonly ErrorObject[]) | undefined
}

const own: Readonly<Record<string, object>> = {
  ...ownSchemas,
  ...gatekeeperSchemas,
  ...gatewaySchemas,
  ...linkerdSchemas,
  ...litmusSchemas,
  ...secretsStoreSchemas,
}

interface Book {
  readonly origin: string
  readonly version: string
  readonly kinds: Readonly<Record<string, string>>
  readonly definitions: object
}

let loaded: Promise<Schemas> | undefined

/** Read once, when the first object is proved; each kind is compiled when it is met. */
export function schemas(): Promise<Schemas> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Schemas> {
  const file = new URL('../../facts/data/kubernetes.schema.json', import.meta.url)
  const [{ validatorOf }, text] = await Promise.all([import('./validator.ts'), readFile(fileURLToPath(file), 'utf8')])
  const { origin, version, kinds, definitions }: Book = JSON.parse(text)
  const ajv = validatorOf(definitions)
  const compiled = new Map<string, ValidateFunction>()
  return {
    version,
    origin,
    of(apiVersion, kind) {
      const id = `${apiVersion}/${kind}`
      const schema = Object.hasOwn(kinds, id)
        ? { $ref: `kubernetes#/definitions/${kinds[id]}` }
        : (own[id] ?? own[`${apiVersion}/*`])
      if (!schema) return undefined
      const validate = compiled.get(id) ?? ajv.compile(schema)
      compiled.set(id, validate)
      return (object) => (validate(object) ? [] : (validate.errors ?? []))
    },
  }
}
