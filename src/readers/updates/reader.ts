import { DependencyUpdates } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Dependency updates by Dependabot and Renovate',
  syntax: yaml,
  files: ['**/.github/dependabot.{yml,yaml}', '**/renovate.json', '**/.renovaterc', '**/.renovaterc.json'],
  claims: ({ file }) => /(?:dependabot\.ya?ml|renovate\.json|\.renovaterc(?:\.json)?)$/.test(file.path),
  *read({ file, data }) {
    const [document] = Array.isArray(data) ? data : []
    if (!isMap(document)) return
    const isDependabot = file.path.includes('dependabot')
    const base = { tool: isDependabot ? 'dependabot' : 'renovate', extends: document.extends }
    const covers = isDependabot && Array.isArray(document.updates) ? document.updates.map(update) : undefined
    yield { kind: DependencyUpdates, name: base.tool, path: [0], data: { ...base, covers } }
  },
}

function update(value: unknown) {
  if (!isMap(value)) return undefined
  const { directory, directories, schedule } = value
  return {
    ecosystem: value['package-ecosystem'],
    directories: directories ?? [directory],
    interval: isMap(schedule) ? schedule.interval : undefined,
  }
}
