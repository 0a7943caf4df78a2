import { posix } from 'node:path'
import { Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { toml } from '../../syntax/toml/toml.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'mise.toml and rust-toolchain.toml',
  syntax: toml,
  files: ['**/{.mise,mise}.toml', '**/.config/mise.toml', '**/.config/mise/config.toml', '**/rust-toolchain.toml'],
  *read({ file, data }) {
    if (!isMap(data)) return
    if (posix.basename(file.path) === 'rust-toolchain.toml') {
      const { toolchain } = data
      if (isMap(toolchain) && toolchain.channel !== undefined)
        yield {
          kind: Toolchain,
          name: 'rust',
          path: ['toolchain', 'channel'],
          data: { tool: 'rust', constraint: toolchain.channel, exact: true },
        }
      return
    }
    for (const [tool, value] of isMap(data.tools) ? Object.entries(data.tools) : []) {
      const list = Array.isArray(value) ? value.map((each, index) => [each, [index]] as const) : [[value, []] as const]
      for (const [each, at] of list) {
        const path = ['tools', tool, ...at, ...(isMap(each) ? ['version'] : [])]
        yield {
          kind: Toolchain,
          name: tool,
          path,
          data: { tool, constraint: isMap(each) ? each.version : each, exact: true },
        }
      }
    }
  },
}
