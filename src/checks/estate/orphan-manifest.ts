import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { Kustomization } from '../../kinds/kustomize.ts'
import { isPlain } from '../../links/kubernetes/alternatives.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { directoryOf } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Kustomization> = {
  title: 'Manifest stands beside a kustomization that leaves it out',
  why: `Kustomize builds what \`resources\` lists and nothing else. The file looks as if it were deployed, is changed and reviewed, and
has no effect. List it, or delete it. Reported where no file of the repository names it.`,
  severity: 'medium',
  level: 'strict',
  on: Kustomization,
  controls: ['soc2/CC8.1'],
  *run({ resources = [] }, { resource, estate }) {
    const { path } = resource.tree.file
    const directory = directoryOf(path)
    if (!/(?:^|\/)kustomization\.ya?ml$/i.test(path) || resources.length === 0 || resources.includes(undefined)) return
    const seen = new Set<string>()
    for (const object of estate.by(KubernetesObject, directoryOfPlain).get(directory) ?? []) {
      const file = object.tree.file.path
      if (seen.has(file) || named(estate).has(lastTwo(file)) || unmeant.test(file)) continue
      seen.add(file)
      yield {
        at: ['resources'],
        part: 'key',
        message: `\`${file.slice(file.lastIndexOf('/') + 1)}\` is not listed, and nothing else names it; list it, or delete it`,
        related: [{ resource: object, at: ['metadata', 'name'], message: 'what is not deployed' }],
      }
    }
  },
  examples: [{ bad: example('[web.yaml]'), good: example('[web.yaml, policy.yaml]') }],
}

/** Given to be copied, encrypted, or by hand. */
const unmeant =
  /example|sample|template|\.tpl|\.sops\.|\.enc\.|\.dec|secret|patch|values|test|kustomiz|\.bak|disabled|old|backup/i

function directoryOfPlain(resource: Resource<KubernetesObject>): string | undefined {
  const { data, tree } = resource
  return isPlain(resource) && !/kustomize|^config\.k8s\.io/.test(data.apiVersion)
    ? directoryOf(tree.file.path)
    : undefined
}

const names = new WeakMap<Estate, ReadonlySet<string>>()

/** The last two steps of every path to a YAML file that some file names; what stands alone is beside the file. */
function named(estate: Estate): ReadonlySet<string> {
  const known = names.get(estate)
  if (known) return known
  const found = new Set<string>()
  for (const { path, text } of estate.files.values())
    for (const [word] of text.matchAll(/[\w./-]*[\w-]\.ya?ml\b/g)) {
      if (path.endsWith(word)) continue
      const plain = word.replace(/^(?:\.\/)+/, '')
      found.add(plain.includes('/') ? lastTwo(plain) : lastTwo(`${directoryOf(path)}/${plain}`))
    }
  names.set(estate, found)
  return found
}

function lastTwo(path: string): string {
  return path.split('/').slice(-2).join('/')
}

function example(resources: string): string {
  return `
        -- base/kustomization.yaml --
        resources: ${resources}
        -- base/web.yaml --
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        -- base/policy.yaml --
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
      `
}
