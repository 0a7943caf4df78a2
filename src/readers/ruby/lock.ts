import { type LockedPackage, LockFile, Toolchain } from '../../kinds/packages.ts'
import { type GemSection, gemlock } from '../../syntax/gemlock/gemlock.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Lock files of Bundler',
  syntax: gemlock,
  files: ['**/Gemfile.lock', '**/gems.locked', '**/*.gemfile.lock'],
  *read({ data }) {
    const sections = (Array.isArray(data) ? data : []) as readonly GemSection[]
    yield {
      kind: LockFile,
      name: 'Gemfile.lock',
      path: [],
      data: lazy({ ecosystem: 'ruby', format: 'Gemfile.lock' }, () => gemsIn(sections)),
    }
    for (const [index, { title, lines }] of sections.entries()) {
      const text = lines[0]?.text ?? ''
      const ruby = title === 'RUBY VERSION' ? /^ruby ([^\sp]+)/.exec(text)?.[1] : undefined
      const bundler = title === 'BUNDLED WITH' ? text : undefined
      for (const [tool, constraint] of [
        ['ruby', ruby],
        ['bundler', bundler],
      ] as const)
        if (constraint)
          yield {
            kind: Toolchain,
            name: tool,
            path: [index, 'lines', 0, 'text'],
            data: { tool, constraint, exact: true },
          }
    }
  },
}

function* gemsIn(sections: readonly GemSection[]): Iterable<LockedPackage> {
  const sums = new Map<string, string>()
  for (const { title, lines } of sections)
    if (title === 'CHECKSUMS')
      for (const { text } of lines) {
        const [, gem = '', sum] = /^(\S+ \([^()]*\)) (\S+)$/.exec(text) ?? []
        if (sum) sums.set(gem, sum.replace('=', ':'))
      }
  for (const [index, { title, lines }] of sections.entries()) {
    const remote = lines
      .find(({ indent, text }) => indent === 2 && text.startsWith('remote:'))
      ?.text.slice('remote:'.length)
      .trim()
    for (const [at, { indent, text }] of lines.entries()) {
      const [, name, version] =
        (indent === 4 && /^(GEM|GIT|PATH|PLUGIN SOURCE)$/.test(title) && /^(\S+) \(([^()]+)\)$/.exec(text)) || []
      if (!name || !version) continue
      const integrity = sums.get(text)
      yield {
        name,
        version,
        path: [index, 'lines', at],
        ...(remote && { from: remote }),
        ...(integrity && { integrity }),
      }
    }
  }
}
