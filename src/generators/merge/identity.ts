import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'

/** What tells one item of a list from another: the values at these paths together. */
type Identity = readonly string[]

/** Fields of Kubernetes, Prometheus, Argo CD and workflows whose items are known by something else than a name. */
const byField: Readonly<Record<string, readonly Identity[]>> = {
  ports: [
    ['containerPort', 'protocol?'],
    ['port', 'protocol?'],
  ],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  topologySpreadConstraints: [['topologyKey']],
  tolerations: [['key', 'operator?', 'effect?']],
  matchExpressions: [['key', 'operator']],
  envFrom: [['secretRef.name'], ['configMapRef.name']],
  hostAliases: [['ip']],
  rules: [['alert?', 'record?'], ['alert?', 'record?', 'labels.severity?'], ['alert?', 'record?', 'labels?'], ['host']],
  paths: [['path', 'pathType?']],
  scrape_configs: [['job_name']],
  steps: [['id'], ['name']],
  subjects: [['kind', 'namespace?', 'name']],
  data: [['secretKey']],
  patches: [['path?', 'target.kind?', 'target.name?']],
  sources: [['repoURL', 'path?', 'chart?']],
}

const common: readonly Identity[] = [['name'], ['key'], ['id'], ['alert'], ['record'], ['metadata.name'], ['Sid']]

/** Lists in which only membership counts. */
const sets = new Set(
  'resources components bases rule_files namespaces needs branches finalizers verbs apiGroups accessModes drop add configurations crds'.split(
    ' ',
  ),
)

/** A name for each item of each list, by one rule under which no two items of a list share one; else `undefined`. */
export function identities(
  field: string | undefined,
  lists: readonly (readonly unknown[])[],
): readonly (readonly string[])[] | undefined {
  const scalars = lists.every((list) => list.every((item) => typeof item === 'string' || typeof item === 'number'))
  if (scalars) return sets.has(field ?? '') ? unique(lists.map((list) => list.map(String))) : undefined
  const rules = [...((field !== undefined && Object.hasOwn(byField, field) && byField[field]) || []), ...common]
  for (const rule of rules) {
    const names = lists.map((list) => list.map((item) => nameBy(item, rule)))
    if (names.every((each): each is string[] => each.every((name) => name !== undefined)) && unique(names)) return names
  }
  return undefined
}

function nameBy(item: unknown, rule: Identity): string | undefined {
  if (!isMap(item)) return undefined
  const values: unknown[] = []
  for (const path of rule) {
    const value = valueAt(item, path.replace('?', '').split('.'))
    const scalar = typeof value === 'string' || typeof value === 'number'
    if (!scalar && !path.endsWith('?')) return undefined
    values.push(scalar ? value : JSON.stringify(value ?? ''))
  }
  return values.every((value) => value === '""') ? undefined : values.filter((value) => value !== '""').join(' ')
}

function unique<T extends readonly (readonly string[])[]>(names: T): T | undefined {
  return names.every((each) => new Set(each).size === each.length) ? names : undefined
}
