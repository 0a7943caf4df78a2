import { Manifest, Registry } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type RequirementLine, requirements } from '../../syntax/requirements/requirements.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Reader, Sighting } from '../reader.ts'
import { dependency, locationOf } from './dependency.ts'

export const reader: Reader = {
  title: 'Requirements and constraints of pip',
  syntax: requirements,
  files: ['**/*requirements*.{txt,in}', '**/requirements/**/*.{txt,in}', '**/constraints*.txt', '**/*-constraints.txt'],
  // Prose and lists of other things bear such names too.
  claims: ({ data, problems }) => Array.isArray(data) && data.length > 0 && problems.length * 4 <= data.length,
  *read({ file, data }) {
    const lines = (Array.isArray(data) ? data.filter(isMap) : []) as unknown as readonly RequirementLine[]
    const options = lines.flatMap(({ options }) => options)
    const included = options.filter(({ name }) => name === 'requirement' || name === 'constraint')
    yield {
      kind: Manifest,
      name: `python/${file.path.slice(file.path.lastIndexOf('/') + 1)}`,
      path: [],
      data: { ecosystem: 'python', workspaces: included.map(({ value }) => value) },
    }
    const managed = /constraints/.test(file.path.slice(file.path.lastIndexOf('/') + 1))
    for (const [index, line] of lines.entries()) {
      yield* named(line, index, file.path, managed)
      for (const [at, { name, value }] of line.options.entries())
        if (/^(?:extra-)?index-url$/.test(name) && value !== undefined)
          yield {
            kind: Registry,
            name,
            path: [index, 'options', at, 'value'],
            data: { ecosystem: 'python', url: value, name },
          }
    }
  },
}

function* named(line: RequirementLine, index: number, path: string, managed: boolean): Iterable<Sighting> {
  const place = line.url ?? line.location
  const name = line.name ?? (typeof place === 'string' ? place : undefined)
  if (name === undefined) return
  const hashes = line.options.filter((option) => option.name === 'hash').map(({ value }) => value)
  const { constraint = '', marker } = line
  yield dependency(name, [index], {
    scope: /(?:^|[/_.-])(?:dev|develop|development|lint|docs?|tests?|testing)(?:[/_.-])/.test(path) ? 'dev' : 'runtime',
    ...(constraint !== '' && { constraint }),
    ...(marker !== undefined && { only: marker }),
    ...(hashes.length > 0 && { integrity: hashes }),
    ...(managed && { managed }),
    source: 'registry',
    pinned: constraintOf('pep440', constraint)?.pinned ?? false,
    ...(typeof place === 'string' && locationOf(place)),
    ...(isUnknown(place) && { source: 'url', from: place, pinned: false }),
  })
}
