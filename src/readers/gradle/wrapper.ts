import { Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { properties } from '../../syntax/properties/properties.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Wrappers of Gradle and Maven, gradle.properties, .sdkmanrc',
  syntax: properties,
  files: ['**/gradle-wrapper.properties', '**/maven-wrapper.properties', '**/gradle.properties', '**/.sdkmanrc'],
  *read({ file, data }) {
    if (!isMap(data)) return
    if (file.path.endsWith('.sdkmanrc')) {
      for (const [tool, constraint] of Object.entries(data))
        yield { kind: Toolchain, name: tool, path: [tool], data: { tool, constraint, exact: true } }
      return
    }
    const [, tool, constraint] =
      /\/(?:apache-)?(gradle|maven)-(\d[^/]*?)-(?:bin|all)\.zip$/.exec(
        String(data.distributionUrl ?? '').slice(0, 500),
      ) ?? []
    if (tool) yield { kind: Toolchain, name: tool, path: ['distributionUrl'], data: { tool, constraint, exact: true } }
  },
}
