import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type SourceFile } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** Unit tests of routes: a configuration, and who is told of alerts with such labels. */
export interface RouteTests {
  readonly config: string
  readonly routes: readonly RouteTest[]
}

export interface RouteTest {
  readonly labels: Readonly<Record<string, string>>
  readonly receivers: readonly string[]
  /** From 1. */
  readonly line: number
}

export function routeTestsIn(file: SourceFile): RouteTests | undefined {
  if (!/\.ya?ml$/.test(file.path) || !/^routes:/m.test(file.text) || !/^config:/m.test(file.text)) return undefined
  const tree = yaml.parse(file)
  const document: unknown = Array.isArray(tree.data) ? tree.data[0] : undefined
  if (!isMap(document) || typeof document.config !== 'string' || !Array.isArray(document.routes)) return undefined
  return {
    config: posix.join(directoryOf(file.path), document.config),
    routes: document.routes.flatMap((route: unknown, index): RouteTest[] => {
      if (!isMap(route) || !isMap(route.labels) || !Array.isArray(route.receivers)) return []
      const place = tree.placeOf([0, 'routes', index])
      return [
        {
          labels: Object.fromEntries(Object.entries(route.labels).map(([name, value]) => [name, String(value)])),
          receivers: route.receivers.map(String),
          line: file.text.slice(0, place.span.start).split('\n').length,
        },
      ]
    }),
  }
}
