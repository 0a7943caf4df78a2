import type { Artifact } from '../../../model/blueprint.ts'
import type { Plan } from '../../../model/plan.ts'
import type { LogSearch, Logs } from '../../../model/watch.ts'
import { printYaml } from '../../../syntax/yaml/print.ts'
import { searchObjects } from './objects.ts'
import { aliasesOf, linePolicy, template, tracePolicy } from './policies.ts'
import { audit, rolesOf } from './roles.ts'
import { putScript } from './script.ts'

/** One directory for what is alike in every cluster, one for what each domain keeps. */
export function* searchFiles(plan: Plan, logs: Logs, search: LogSearch): Iterable<Artifact> {
  const { traces, namespace } = plan.monitoring
  const aliases = aliasesOf(logs)
  const roles = rolesOf({ traced: traces?.searched ?? false })
  const base = 'logs/search/base'
  const texts = new Map<string, string>([
    ['put.sh', putScript],
    ['roles/audit.json', json(audit)],
    ...roles.flatMap(({ name, held, may }): [string, string][] => [
      ...(may ? [[`roles/${name}.role.json`, json(may)] as [string, string]] : []),
      [`roles/${name}.holders.json`, json({ backend_roles: held.map((each) => `@roles@-${each}`) })],
    ]),
  ])
  yield yaml(`${base}/kustomization.yaml`, [
    {
      ...kustomization,
      resources: ['keeper.yaml'],
      configMapGenerator: [
        { name: `${search.keeper}-script`, files: ['put.sh'] },
        { name: `${search.keeper}-roles`, files: [...texts.keys()].filter((path) => path.startsWith('roles/')) },
      ],
    },
  ])
  yield yaml(`${base}/keeper.yaml`, searchObjects(search, plan, aliases))
  for (const [path, text] of texts) yield { path: `${base}/${path}`, because, text }
  for (const { name, purpose } of plan.stacks) {
    const domain = search.domains[name]
    if (!domain) continue
    const kept: Readonly<Record<string, object>> = {
      ...Object.fromEntries(
        aliases.flatMap((alias) => [
          [`${alias}.template.json`, template(alias, domain)],
          [`${alias}.policy.json`, linePolicy(alias, logs, domain, purpose !== 'nonproduction')],
        ]),
      ),
      ...(traces?.searched && { 'jaeger.policy.json': tracePolicy(traces) }),
    }
    yield yaml(`${search.paths[name]}/kustomization.yaml`, [
      {
        ...kustomization,
        namespace,
        resources: ['../base', 'address.yaml'],
        configMapGenerator: [{ name: `${search.keeper}-policies`, files: Object.keys(kept) }],
      },
    ])
    yield yaml(`${search.paths[name]}/address.yaml`, [addressOf(search, name)])
    for (const [path, object] of Object.entries(kept))
      yield { path: `${search.paths[name]}/${path}`, because, text: json(object) }
  }
}

/** What Terraform wrote down of the domain. */
function addressOf({ secret: { name, remote, keys } }: LogSearch, stack: string) {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'aws-secrets-manager' },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map(({ key }) => ({ secretKey: key, remoteRef: { key: remote[stack], property: key } })),
    },
  }
}

const because = ['logs']
const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }

function yaml(path: string, documents: readonly unknown[]): Artifact {
  return { path, because, text: printYaml(documents) }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
