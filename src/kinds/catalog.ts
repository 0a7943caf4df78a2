import type { DataOf, Kind } from '../model/resource.ts'
import { listOf, mapOf, record, scalar, text } from '../model/shape.ts'

/** A reference to an entity, in full: `component:default/web`. */
const reference = record({ kind: text, namespace: text, name: text })

/** An entity of a Backstage catalog. */
export const CatalogEntity = {
  id: 'catalog/entity',
  title: 'Backstage catalog entity',
  file: 'catalog-info.yaml',
  shape: record(
    { kind: text, namespace: text, name: text },
    {
      title: text,
      description: text,
      type: text,
      lifecycle: text,
      owner: reference,
      system: reference,
      domain: reference,
      dependsOn: listOf(reference),
      providesApis: listOf(reference),
      consumesApis: listOf(reference),
      /** Of groups and users: `memberOf`, `members`, `parent`, `children`. */
      related: listOf(reference),
      /** Of a Location: where other entities stand. */
      targets: listOf(text),
      tags: listOf(text),
      annotations: mapOf(text),
    },
  ),
} satisfies Kind

/** A workload in the words of Score. */
export const ScoreWorkload = {
  id: 'score/workload',
  title: 'Score workload',
  file: 'score.yaml',
  shape: record(
    { name: text },
    {
      containers: mapOf(record({}, { image: text, variables: mapOf(text) })),
      ports: mapOf(record({}, { port: scalar, targetPort: scalar, protocol: text })),
      resources: mapOf(record({}, { type: text, class: text, id: text })),
    },
  ),
} satisfies Kind

/** A description of an HTTP API: OpenAPI or Swagger. */
export const ApiDescription = {
  id: 'api/description',
  title: 'OpenAPI description',
  file: 'openapi.yaml',
  shape: record(
    {
      /** `2.0`, `3.1.0`. */
      language: text,
    },
    { title: text, version: text, servers: listOf(text), paths: scalar, operations: scalar },
  ),
} satisfies Kind

/** What keeps dependencies up to date: Dependabot or Renovate. */
export const DependencyUpdates = {
  id: 'updates/configuration',
  title: 'dependency update configuration',
  file: '.github/dependabot.yml',
  shape: record(
    { tool: text },
    {
      /** Ecosystems and directories that are looked after, as the tool calls them; absent where it finds them itself. */
      covers: listOf(record({ ecosystem: text }, { directories: listOf(text), interval: text })),
      extends: listOf(text),
    },
  ),
} satisfies Kind
export type DependencyUpdates = DataOf<typeof DependencyUpdates>
