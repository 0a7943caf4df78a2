import { ApiDescription } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'OpenAPI and Swagger descriptions: title, servers, number of paths',
  syntax: yaml,
  files: ['**/*.{yaml,yml}', '**/*{openapi,swagger}*.json', '**/{openapi,swagger}/**/*.json'],
  claims: ({ data }) => Array.isArray(data) && languageOf(data[0]) !== undefined,
  *read({ data }) {
    const [document] = Array.isArray(data) ? data : []
    const language = languageOf(document)
    if (language === undefined || !isMap(document)) return
    const { info, paths, servers, host, basePath, schemes } = document
    const { title, version } = isMap(info) ? info : {}
    const all = isMap(paths) ? Object.values(paths) : []
    const methods = all.flatMap((path) => (isMap(path) ? Object.keys(path).filter((key) => verbs.has(key)) : []))
    const urls = Array.isArray(servers)
      ? servers.map((server) => (isMap(server) ? server.url : undefined))
      : typeof host === 'string'
        ? [
            `${Array.isArray(schemes) ? String(schemes[0]) : 'https'}://${host}${typeof basePath === 'string' ? basePath : ''}`,
          ]
        : undefined
    yield {
      kind: ApiDescription,
      name: `api/${typeof title === 'string' ? title : '?'}`,
      path: [0],
      data: {
        language,
        title,
        version: version === undefined ? undefined : String(version),
        servers: urls,
        paths: all.length,
        operations: methods.length,
      },
    }
  },
}

const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

function languageOf(document: unknown): string | undefined {
  if (!isMap(document) || !isMap(document.info)) return undefined
  const version = document.openapi ?? document.swagger
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined
}
