/** What of an object differs by stage, and what the value for it is called; `*` is one step, and `{name}` the object's name. */
const rows: readonly { readonly at: string; readonly value: string; readonly whole?: true }[] = [
  { at: '*/metadata/labels/stage', value: 'stage' },
  { at: 'HorizontalPodAutoscaler/spec/minReplicas', value: 'workloads/{name}/least' },
  { at: 'HorizontalPodAutoscaler/spec/maxReplicas', value: 'workloads/{name}/most' },
  { at: 'ScaledObject/spec/minReplicaCount', value: 'workloads/{name}/least' },
  { at: 'ScaledObject/spec/maxReplicaCount', value: 'workloads/{name}/most' },
  { at: 'ScaledObject/spec/triggers/*/metadata/awsRegion', value: 'region' },
  { at: '*/spec/replicas', value: 'workloads/{name}/replicas' },
  { at: 'CronJob/spec/suspend', value: 'workloads/{name}/suspend' },
  { at: 'ExternalSecret/spec/data/*/remoteRef/key', value: 'secrets/{name}' },
  { at: 'SecretProviderClass/spec/parameters/objects', value: 'secrets/{name}' },
  { at: 'SecretProviderClass/spec/parameters/region', value: 'region' },
  { at: 'Ingress/spec/rules', value: 'ingress/rules', whole: true },
  { at: 'HTTPRoute/spec/hostnames', value: 'routes/{name}/hosts', whole: true },
  { at: 'GRPCRoute/spec/hostnames', value: 'routes/{name}/hosts', whole: true },
  { at: 'Ingress/spec/tls', value: 'ingress/tls', whole: true },
  { at: 'NetworkPolicy/spec/ingress/*/from', value: 'networks/{name}/inwards', whole: true },
  { at: 'NetworkPolicy/spec/egress/*/to', value: 'networks/outwards', whole: true },
]

/** A name for what differs at a path of an object; whatever has none of its own is called by where it stands. */
export function valueAt(kind: string, name: string, path: readonly (string | number)[]) {
  const row = rows.find(({ at }) => matches(at.split('/'), [kind, ...path]))
  if (row) return { path: row.value.replace('{name}', word(name)).split('/'), whole: row.whole ?? false }
  return { path: [word(kind), word(name), ...path.slice(1).map((step) => word(String(step)))], whole: false }
}

function matches(pattern: readonly string[], path: readonly (string | number)[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === '*' || step === String(path[index]))
}

/** What may stand behind a dot in a template. */
export function word(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')
  const joined =
    first.charAt(0).toLowerCase() +
    first.slice(1) +
    rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  return /^[0-9]/.test(joined) ? `at${joined}` : joined
}
