import {
  ComposeConfig,
  ComposeNetwork,
  ComposeProject,
  ComposeSecret,
  ComposeService,
  ComposeVolume,
} from '../../kinds/compose.ts'
import type { Kind } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { derivedTree } from '../../syntax/derived/tree.ts'
import { dotenv } from '../../syntax/dotenv/dotenv.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Derived, Reader, Sources } from '../reader.ts'
import type { Loading } from './documents.ts'
import { withEnvFiles } from './environment.ts'
import { layered } from './layer.ts'
import { type Project, projectsIn } from './projects.ts'
import { isCompose } from './recognize.ts'
import { settled } from './settle.ts'
import { lookupIn, nobody } from './variables.ts'

export const reader: Reader = {
  title: 'Compose projects and stack files',
  syntax: yaml,
  files: ['**/*.{yaml,yml}'],
  wants: (text) => /\b(?:services|include)\b/.test(text),
  // A file on its own says too little: it is read as the project that it belongs to.
  claims: ({ data, file, scope }) => scope !== undefined && isCompose(data, file.path),
  *read({ data }) {
    const [project] = Array.isArray(data) ? data : []
    if (!isMap(project)) return
    const name = typeof project.name === 'string' ? project.name : 'project'
    yield { kind: ComposeProject, name, path: [0] }
    for (const [section, [kind, word]] of Object.entries(sections)) {
      const all = project[section]
      for (const [key, value] of isMap(all) ? Object.entries(all) : [])
        yield {
          kind,
          name: `${word}/${key}`,
          path: [0, section, key],
          data: { ...(isMap(value) && value), key },
        }
    }
  },
  *derive(sources) {
    const trees = sources.trees(yaml)
    const covered = new Set<string>()
    for (const project of projectsIn(trees, sources.trees(dotenv))) {
      // A file that only its own kin includes was not reached by anything else.
      if (project.last && project.files.some(({ file }) => covered.has(file.path))) continue
      const derived = derivedFrom(project, sources)
      for (const path of derived?.covers ?? []) covered.add(path)
      if (derived) yield derived
    }
  },
}

const sections: Readonly<Record<string, readonly [Kind, string]>> = {
  services: [ComposeService, 'service'],
  networks: [ComposeNetwork, 'network'],
  volumes: [ComposeVolume, 'volume'],
  secrets: [ComposeSecret, 'secret'],
  configs: [ComposeConfig, 'config'],
}

const largest = 200_000

function derivedFrom({ files, directory, scope }: Project, sources: Sources): Derived | undefined {
  const [root] = files
  if (!root) return undefined
  const variables = sources.trees(dotenv)
  const own = variables.get(directory === '.' ? '.env' : `${directory}/.env`)
  const loading: Loading = {
    scene: { trees: sources.trees(yaml), variables, covers: new Set(), problems: [], budget: { left: largest } },
    lookup: lookupIn(own ? [own] : [], nobody),
    directory,
    above: [],
  }
  const project = layered(files, loading)
  if (!project) return undefined
  const { scene, lookup } = loading
  const node = withEnvFiles(settled(project, lookup, scene), loading)
  return {
    tree: derivedTree({ root, nodes: [node], problems: scene.problems, scope }),
    covers: [...scene.covers],
  }
}
