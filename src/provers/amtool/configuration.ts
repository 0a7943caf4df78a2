import { isMap } from '../../model/shape.ts'
import type { SourceFile } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** Alertmanager configurations in a file: the file itself, or what a Secret or a ConfigMap of Kubernetes carries. */
export function configurationsIn(file: SourceFile): readonly string[] {
  if (!/\.ya?ml$/.test(file.path) || !file.text.includes('receivers')) return []
  const { data } = yaml.parse(file)
  const documents: readonly unknown[] = Array.isArray(data) ? data : []
  if (documents.length === 1 && isConfiguration(documents[0])) return [file.text]
  return documents.flatMap((document) => (isMap(document) ? [...carried(document)] : []))
}

function* carried(document: { readonly [name: string]: unknown }): Iterable<string> {
  if (document.kind !== 'Secret' && document.kind !== 'ConfigMap') return
  for (const held of [document.stringData, document.data])
    for (const [name, text] of Object.entries(isMap(held) ? held : {})) {
      if (!/\.ya?ml$/.test(name) || typeof text !== 'string' || !text.includes('receivers')) continue
      const { data } = yaml.parse({ path: name, text })
      if (Array.isArray(data) && isConfiguration(data[0])) yield text
    }
}

function isConfiguration(document: unknown): boolean {
  return isMap(document) && document.kind === undefined && isMap(document.route) && Array.isArray(document.receivers)
}
