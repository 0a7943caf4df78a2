import { Dependency, Manifest, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { type Directive, gomod } from '../../syntax/gomod/gomod.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Go modules and workspaces',
  syntax: gomod,
  files: ['**/go.mod', '**/go.work'],
  *read({ file, data }) {
    const directives = Array.isArray(data) ? (data.filter(isMap) as unknown as readonly Directive[]) : []
    const module = directives.findIndex(({ verb }) => verb === 'module')
    const name = directives[module]?.words[0]
    const workspaces = directives.filter(({ verb }) => verb === 'use').map(({ words }) => words[0])
    const tools = directives.filter(({ verb }) => verb === 'tool').map(({ words }) => words[0])
    const isWork = file.path.endsWith('go.work')
    yield {
      kind: Manifest,
      name: `go/${name ?? (isWork ? 'workspace' : '?')}`,
      path: module < 0 ? [] : [module],
      data: { ecosystem: 'go', name, ...(isWork && { workspaces }), ...(tools.length > 0 && { binaries: tools }) },
    }
    for (const [index, directive] of directives.entries()) yield* one(directive, index)
  },
}

function* one({ verb, words, indirect }: Directive, index: number): Iterable<Sighting> {
  const [first = '', second] = words
  if (verb === 'go' || verb === 'toolchain') {
    const constraint = verb === 'go' ? first : first.replace(/^go/, '')
    const exact = verb === 'toolchain'
    yield { kind: Toolchain, name: 'go', path: [index], data: { tool: 'go', constraint, ...(exact && { exact }) } }
  } else if (verb === 'require')
    yield dependency(first, index, { constraint: second, source: 'registry', ...(indirect && { only: 'indirect' }) })
  else if (verb === 'replace') {
    const arrow = words.indexOf('=>')
    const [to = '', version] = arrow < 0 ? [] : words.slice(arrow + 1)
    const isPath = /^\.{0,2}\//.test(to) || /^[A-Za-z]:[\\/]/.test(to)
    yield dependency(first, index, {
      constraint: version,
      from: to,
      source: isPath ? 'path' : 'registry',
      managed: true,
      only: 'replace',
    })
  }
}

function dependency(name: string, index: number, more: { readonly [field: string]: unknown }): Sighting {
  const data = { ecosystem: 'go', name, scope: 'runtime', pinned: true, ...more }
  return { kind: Dependency, name: `go/${name}`, path: [index], data }
}
