import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import { isWritten } from './absent.ts'

/**
 * Whether a chart, an operator's object or a script of these files may bring a Service of that name: one of them is called
 * like it, or like the beginning of it, as in `redis` and `redis-master`.
 */
export function mayBeInstalled(estate: Estate, name: string): boolean {
  const known = names.get(estate) ?? namesIn(estate)
  names.set(estate, known)
  const parts = name.split('-')
  const likely = parts.flatMap((_, index) => [
    parts.slice(0, index + 1).join('-'),
    ...(index > 0 ? [parts.slice(index).join('-')] : []),
  ])
  return likely.some((each) => known.has(each) || isWritten(estate, each))
}

const names = new WeakMap<Estate, ReadonlySet<string>>()
const builtIn = /^(?:[a-z]+\/)?v\d[a-z0-9]*$|\.k8s\.io\//
const given =
  /(?:chart|chartName|release|releaseName|release_name|fullnameOverride|nameOverride|alias|repoURL|path|url)["']?\s*[:=]\s*["']?([\w.:/@-]+)/g

function namesIn(estate: Estate): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { data } of estate.of(KubernetesObject))
    if (!builtIn.test(data.apiVersion) && data.metadata) found.add(data.metadata.name)
  for (const { path, text } of estate.files.values()) {
    if (/(?:^|\/)Chart\.ya?ml$|helmfile/.test(path))
      for (const [, name = ''] of text.matchAll(/name:\s*["']?([\w-]+)/g)) found.add(name)
    for (const [, value = ''] of text.matchAll(given))
      for (const part of value.split('/')) found.add(part.replace(/\.git$/, ''))
  }
  return found
}
