import { posix } from 'node:path'
import { Toolchain } from '../../kinds/packages.ts'
import { words } from '../../syntax/words/words.ts'
import type { Reader } from '../reader.ts'

/** Files that hold nothing but the version of one tool. */
const files: Readonly<Record<string, string>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.java-version': 'java',
  '.go-version': 'go',
  '.php-version': 'php',
  'rust-toolchain': 'rust',
}

/** asdf and mise call some by the name of their plugin. */
const plugins: Readonly<Record<string, string>> = {
  nodejs: 'node',
  golang: 'go',
  'dotnet-core': 'dotnet',
  'dotnet-sdk': 'dotnet',
}

export const reader: Reader = {
  title: 'Version files of tools: .nvmrc, .python-version, .tool-versions and others',
  syntax: words,
  files: [...Object.keys(files), '.tool-versions'].map((name) => `**/${name}`),
  *read({ file, data }) {
    const lines = (Array.isArray(data) ? data : []).map((line): readonly (string | undefined)[] =>
      Array.isArray(line) ? line.map((word) => (typeof word === 'string' ? word : undefined)) : [],
    )
    const single = files[posix.basename(file.path)]
    if (single !== undefined) {
      // A rust-toolchain may be written as TOML.
      const [constraint] = lines[0] ?? []
      if (constraint !== undefined && !/[[\]=]/.test(constraint))
        yield { kind: Toolchain, name: single, path: [0, 0], data: { tool: single, constraint, exact: true } }
      return
    }
    for (const [index, [plugin, constraint]] of lines.entries()) {
      if (!plugin || !constraint) continue
      const tool = plugins[plugin] ?? plugin
      yield { kind: Toolchain, name: tool, path: [index, 1], data: { tool, constraint, exact: true } }
    }
  },
}
