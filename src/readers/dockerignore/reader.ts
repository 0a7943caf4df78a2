import { DockerIgnore } from '../../kinds/docker.ts'
import { dockerignore } from '../../syntax/dockerignore/dockerignore.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'What a build leaves out (.dockerignore)',
  syntax: dockerignore,
  files: ['**/.dockerignore', '**/*.dockerignore', '**/.containerignore'],
  *read({ data, file }) {
    yield { kind: DockerIgnore, name: file.path, path: [], data: { patterns: data } }
  },
}
