import { Manifest, Toolchain } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { ini } from '../../syntax/ini/ini.ts'
import type { Reader, Sighting } from '../reader.ts'
import { required } from './dependency.ts'

export const reader: Reader = {
  title: 'setup.cfg',
  syntax: ini,
  files: ['**/setup.cfg'],
  claims: ({ data }) => isMap(data) && ('metadata' in data || 'options' in data),
  *read({ data }) {
    const section = (name: string): { readonly [key: string]: unknown } => {
      const found = isMap(data) ? data[name] : undefined
      return isMap(found) ? found : {}
    }
    const { name, version } = section('metadata')
    yield {
      kind: Manifest,
      name: `python/${String(name ?? '?')}`,
      path: ['metadata'],
      data: { ecosystem: 'python', name, version: readable(version) },
    }
    const options = section('options')
    if (options.python_requires !== undefined)
      yield {
        kind: Toolchain,
        name: 'python',
        path: ['options', 'python_requires'],
        data: { tool: 'python', constraint: options.python_requires },
      }
    yield* lines(options.install_requires, ['options', 'install_requires'], { scope: 'runtime' })
    yield* lines(options.setup_requires, ['options', 'setup_requires'], { scope: 'build' })
    yield* lines(options.tests_require, ['options', 'tests_require'], { scope: 'test' })
    for (const [extra, list] of Object.entries(section('options.extras_require')))
      yield* lines(list, ['options.extras_require', extra], { scope: 'optional', only: extra })
  },
}

function* lines(
  list: unknown,
  path: readonly string[],
  more: { readonly [field: string]: unknown },
): Iterable<Sighting> {
  for (const line of typeof list === 'string' ? list.split('\n') : [])
    yield* required(line.replace(/(?:^|\s)#.*/, ''), path, more)
}

/** `attr:` and `file:` say where a build finds it. */
function readable(version: unknown): unknown {
  return typeof version === 'string' && /^(?:attr|file):/.test(version) ? undefined : version
}
