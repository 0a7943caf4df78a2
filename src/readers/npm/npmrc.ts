import { Registry } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { ini } from '../../syntax/ini/ini.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Registries in .npmrc',
  syntax: ini,
  files: ['**/.npmrc'],
  *read({ data }) {
    const settings = isMap(data) ? data[''] : undefined
    for (const [key, url] of isMap(settings) ? Object.entries(settings) : []) {
      const [, only] = /^(?:(@[^:]+):)?registry$/.exec(key) ?? []
      if (!/(?:^|:)registry$/.test(key) || (key !== 'registry' && !only)) continue
      yield {
        kind: Registry,
        name: only ?? 'npm',
        path: ['', key],
        data: { ecosystem: 'npm', url, ...(only && { only }) },
      }
    }
  },
}
