import { ComposeService } from '../../kinds/compose.ts'
import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Receiver reads a file that its container does not hold',
  why: `Alertmanager takes the path as it is and looks when the first alert is sent: "no such file", and nobody is told. Grant the secret to the
service, or mount the directory.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(config, { resource, estate }) {
    const service = runningWith(resource, estate)
    const given = service && mountsOf(service)
    if (!service || !given) return
    for (const [key, value] of Object.entries(config))
      if (key === 'global' || key === 'receivers')
        for (const { path, at } of filesIn(value, [key]))
          if (!given.some((each) => path === each || path.startsWith(`${each.replace(/\/$/, '')}/`)))
            yield {
              at,
              message: `\`${path}\` is not in \`${service.data.key}\`; ${
                path.startsWith('/run/secrets/') ? `grant it the secret \`${path.split('/')[3]}\`` : 'mount it there'
              }`,
              related: [{ resource: service, message: 'runs with this configuration' }],
            }
  },
  examples: [{ bad: example(''), good: example('secrets: [slack]') }],
}

/** The one service of Compose that this file is mounted into. */
function runningWith({ tree }: Resource, estate: Estate): Resource<ComposeService> | undefined {
  const { path } = tree.file
  const all = estate.of(ComposeService).filter((service) => {
    const base = directoryOf(service.tree.file.path)
    return (service.data.volumes ?? []).some((mount) => {
      if (mount?.type !== 'bind' || !mount.source?.startsWith('./')) return false
      const source = mount.source.slice(2).replace(/\/$/, '')
      const full = base === '.' ? source : `${base}/${source}`
      return path === full || path.startsWith(`${full}/`)
    })
  })
  const [service, another] = all
  return service && !another && /(?:^|\/)alertmanager(?::|@|$)/.test(service.data.image ?? '') ? service : undefined
}

/** Where something is put into the container; `undefined` where that cannot be known. */
function mountsOf({ data, tree, path }: Resource<ComposeService>): readonly string[] | undefined {
  const lists = ['volumes', 'secrets', 'configs', 'tmpfs'].map((key) => valueAt(tree.data, [...path, key]))
  if (lists.some((list) => isUnknown(list) || (Array.isArray(list) && list.some(isOpen)))) return undefined
  const granted = (data.secrets ?? []).map((each) => {
    const target = each?.target ?? each?.source ?? ''
    return target.startsWith('/') ? target : `/run/secrets/${target}`
  })
  const configs = (Array.isArray(lists[2]) ? lists[2] : []).map((each) =>
    isMap(each) ? String(each.target ?? `/${each.source}`) : `/${each}`,
  )
  return [...(data.volumes ?? []).map((each) => each?.target ?? '/'), ...granted, ...configs]
}

function isOpen(value: unknown): boolean {
  if (isUnknown(value)) return true
  return isMap(value) ? Object.values(value).some(isOpen) : typeof value === 'string' && hasHole(value)
}

/** Every absolute path under a key such as `api_url_file`. */
function* filesIn(value: unknown, at: Path): Iterable<{ readonly path: string; readonly at: Path }> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* filesIn(each, [...at, index])
  if (!isMap(value)) return
  for (const [key, each] of Object.entries(value))
    if (typeof each !== 'string') yield* filesIn(each, [...at, key])
    else if (key.endsWith('_file') && /^\/(?!etc\/ssl)/.test(each) && !hasHole(each))
      yield { path: each, at: [...at, key] }
}

function example(grant: string): string {
  return `
    -- compose.yaml --
    services:
      alertmanager:
        image: prom/alertmanager:v0.28.1
        volumes: [./alertmanager.yml:/etc/alertmanager/alertmanager.yml:ro]
        ${grant}
    secrets:
      slack: { file: ./slack.url }
    -- alertmanager.yml --
    route: { receiver: chat }
    receivers:
      - name: chat
        slack_configs: [{ channel: '#alerts', api_url_file: /run/secrets/slack }]
  `
}
