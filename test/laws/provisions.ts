import { posix } from 'node:path'
import { parse } from 'yaml'
import { metric } from '../../src/facts/exporters.ts'
import { make } from '../../src/generators/make.ts'
import { KubernetesObject } from '../../src/kinds/kubernetes.ts'
import type { Artifact, Blueprint } from '../../src/model/blueprint.ts'
import type { Estate } from '../../src/model/estate.ts'
import type { Release } from '../../src/model/plan.ts'
import { valueAt } from '../../src/model/source.ts'
import { survey } from '../../src/readers/survey.ts'
import { selectorsIn } from '../../src/syntax/promql/selectors.ts'

/** What was written, and what was read of it. */
export interface World {
  readonly blueprint: Blueprint
  readonly files: ReadonlyMap<string, string>
  readonly estate: Estate
  readonly terraform: string
}

/** What one file uses and no other provides: each row names one sort of thing, and what is missing of it. */
export const provisions: Readonly<Record<string, (world: World) => string[]>> = {
  'keys of secrets that containers read': (world) =>
    [...podTemplates(world)].flatMap(({ scope, data }) => {
      const made = each(world, 'ExternalSecret').filter((other) => other.scope === scope)
      const mounted = each(world, 'SecretProviderClass').filter((other) => other.scope === scope && mounts(data, other))
      const given = each(world, 'Secret').filter((other) => other.scope === scope)
      // What people encrypt into the repository is asked for by the script that writes it.
      const asked = (world.files.get('scripts/secrets/set.sh') ?? '').matchAll(/\bsecret=(\S+) keys=\(([^)]*)\)/g)
      const encrypted = [...asked].map(([, name = '', keys = '']) => ({ name, keys: keys.split(' ') }))
      const has = (name: unknown, key: unknown) =>
        encrypted.some((secret) => secret.name === name && secret.keys.includes(String(key))) ||
        given.some(
          (secret) =>
            valueAt(secret.data, ['metadata', 'name']) === name &&
            valueAt(secret.data, ['data', String(key)]) !== undefined,
        ) ||
        mounted.some((provider) => syncedBy(provider.data, name, key)) ||
        made.some(
          (secret) =>
            valueAt(secret.data, ['spec', 'target', 'name']) === name &&
            list(secret.data, ['spec', 'data']).some((item) => valueAt(item, ['secretKey']) === key),
        )
      return list(data, ['spec', 'containers'])
        .flatMap((container) => list(container, ['env']))
        .map((variable) => valueAt(variable, ['valueFrom', 'secretKeyRef']))
        .filter((reference) => reference !== undefined)
        .map((reference) => [valueAt(reference, ['name']), valueAt(reference, ['key'])] as const)
        .filter(([name, key]) => !has(name, key))
        .map(([name, key]) => `${scope}: ${name}/${key}`)
    }),
  'secrets that the cluster copies': (world) =>
    each(world, 'ExternalSecret').flatMap(({ data }) => {
      // What people put into a Vault stands in the document that tells them so.
      const inVault = valueAt(data, ['spec', 'secretStoreRef', 'name']) === 'vault'
      const told = world.files.get('docs/vault.md') ?? ''
      return list(data, ['spec', 'data'])
        .map((item) => String(valueAt(item, ['remoteRef', 'key'])))
        .filter((name) => (inVault ? !told.includes(`\`${name}\``) : !world.terraform.includes(`"${name}"`)))
    }),
  'secrets that pods mount': (world) =>
    each(world, 'SecretProviderClass').flatMap(({ scope, name: called, data }) => {
      const objects: unknown = parse(String(valueAt(data, ['spec', 'parameters', 'objects'])))
      const named = list({ objects }, ['objects'])
      const files = named.flatMap((item) => list(item, ['jmesPath']).map((key) => valueAt(key, ['objectAlias'])))
      return [
        ...named
          .map((item) => String(valueAt(item, ['objectName'])))
          .filter((name) => !world.terraform.includes(`"${name}"`))
          .map((name) => `${scope}: ${called} of ${name}`),
        ...list(data, ['spec', 'secretObjects'])
          .flatMap((made) => list(made, ['data']))
          .map((item) => valueAt(item, ['objectName']))
          .filter((name) => !files.includes(name))
          .map((name) => `${scope}: ${called} mounts no ${name}`),
      ]
    }),
  'ports that are scraped': (world) =>
    each(world, 'ServiceMonitor').flatMap(({ scope, data }) => {
      // In another namespace stands what a chart makes.
      if (valueAt(data, ['spec', 'namespaceSelector']) !== undefined) return []
      const labels = valueAt(data, ['spec', 'selector', 'matchLabels'])
      const names = each(world, 'Service')
        .filter((service) => service.scope === scope && carries(valueAt(service.data, ['metadata', 'labels']), labels))
        .flatMap((service) => list(service.data, ['spec', 'ports']).map((port) => valueAt(port, ['name'])))
      return list(data, ['spec', 'endpoints'])
        .map((endpoint) => valueAt(endpoint, ['port']))
        .filter((port) => !names.includes(port))
        .map((port) => `${scope}: ${port}`)
    }),
  'backends of an ingress': (world) =>
    each(world, 'Ingress').flatMap(({ scope, data }) =>
      list(data, ['spec', 'rules'])
        .flatMap((rule) => list(rule, ['http', 'paths']))
        .map((path) => valueAt(path, ['backend', 'service']))
        .filter((backend) => !sharedOut(world, scope, valueAt(backend, ['name'])))
        .filter(
          (backend) =>
            !each(world, 'Service').some(
              (service) =>
                service.scope === scope &&
                valueAt(service.data, ['metadata', 'name']) === valueAt(backend, ['name']) &&
                list(service.data, ['spec', 'ports']).some(
                  (port) => valueAt(port, ['name']) === valueAt(backend, ['port', 'name']),
                ),
            ),
        )
        .map((backend) => `${scope}: ${JSON.stringify(backend)}`),
    ),
  'gateways and backends of routes': (world) => {
    const gateways = each(world, 'Gateway').map(({ data }) => ({
      name: valueAt(data, ['metadata', 'name']),
      sections: list(data, ['spec', 'listeners']).map((listener) => valueAt(listener, ['name'])),
    }))
    return [...each(world, 'HTTPRoute'), ...each(world, 'GRPCRoute')]
      .filter(({ data }) => String(valueAt(data, ['apiVersion'])).startsWith('gateway.networking.k8s.io/'))
      .flatMap(({ scope, data }) => [
        ...list(data, ['spec', 'parentRefs'])
          .filter(
            (parent) =>
              !gateways.some(
                ({ name, sections }) =>
                  name === valueAt(parent, ['name']) && sections.includes(valueAt(parent, ['sectionName'])),
              ),
          )
          .map((parent) => `${scope}: ${JSON.stringify(parent)}`),
        ...list(data, ['spec', 'rules'])
          .flatMap((rule) => list(rule, ['backendRefs']))
          .filter(
            (backend) =>
              !each(world, 'Service').some(
                (service) =>
                  service.scope === scope &&
                  valueAt(service.data, ['metadata', 'name']) === valueAt(backend, ['name']) &&
                  list(service.data, ['spec', 'ports']).some(
                    (port) => valueAt(port, ['port']) === valueAt(backend, ['port']),
                  ),
              ),
          )
          .map((backend) => `${scope}: ${JSON.stringify(backend)}`),
      ])
  },
  'what an autoscaler scales': (world) =>
    [...each(world, 'HorizontalPodAutoscaler'), ...each(world, 'ScaledObject')]
      .filter(
        ({ scope, data }) =>
          !each(world, String(valueAt(data, ['spec', 'scaleTargetRef', 'kind']) ?? 'Deployment')).some(
            (target) =>
              target.scope === scope &&
              valueAt(target.data, ['metadata', 'name']) === valueAt(data, ['spec', 'scaleTargetRef', 'name']),
          ),
      )
      .map(({ name }) => name),
  'nodes that pods are for': (world) =>
    podTemplates(world).flatMap(({ scope, data }) => {
      const group = valueAt(data, ['spec', 'nodeSelector', 'node-group'])
      const groups = world.blueprint.plan.stacks.map(({ nodes }) => nodes.map(({ name }) => name))
      return group === undefined || groups.every((names) => names.includes(String(group))) ? [] : [`${scope}: ${group}`]
    }),
  'disks, priorities and metrics that pods are told of': (world) => {
    const defined = (kind: string) => each(world, kind).map(({ data }) => valueAt(data, ['metadata', 'name']))
    const adapters = [...world.files]
      .filter(([path]) => path.endsWith('/addon-prometheus-adapter.yaml'))
      .map(([, text]) => text)
    return [
      ...podTemplates(world)
        .flatMap(({ data }) => texts(valueAt(data, ['spec', 'priorityClassName'])))
        .filter((name) => !defined('PriorityClass').includes(name)),
      ...each(world, 'StatefulSet')
        .flatMap(({ data }) => list(data, ['spec', 'volumeClaimTemplates']))
        .flatMap((claim) => texts(valueAt(claim, ['spec', 'storageClassName'])))
        .filter((name) => !defined('StorageClass').includes(name)),
      ...each(world, 'StatefulSet')
        .map(({ data }) => String(valueAt(data, ['spec', 'serviceName'])))
        .filter((name) => !defined('Service').includes(name)),
      ...each(world, 'HorizontalPodAutoscaler')
        .flatMap(({ data }) => list(data, ['spec', 'metrics']))
        .flatMap((metric) => texts(valueAt(metric, ['pods', 'metric', 'name'])))
        .filter((name) => adapters.length === 0 || !adapters.every((text) => text.includes(`as: ${name}`))),
    ]
  },
  'directories and value files of applications': (world) =>
    each(world, 'Application')
      .flatMap(({ data }) => [valueAt(data, ['spec', 'source']), ...list(data, ['spec', 'sources'])])
      // What others define lies in repositories of theirs.
      .filter(
        (source) => !world.blueprint.plan.definitions.some((each) => each.repository === valueAt(source, ['repoURL'])),
      )
      .flatMap((source) => [
        ...texts(valueAt(source, ['path'])).map((path) => `${path}/`),
        ...list(source, ['helm', 'valueFiles']).map((path) =>
          String(path).startsWith('$values/')
            ? String(path).replace('$values/', '')
            : posix.join(String(valueAt(source, ['path'])), String(path)),
        ),
      ])
      .filter((path) => ![...world.files.keys()].some((file) => file.startsWith(path))),
  'what Flux takes, and what it waits for': (world) => {
    const all = each(world, 'Kustomization').filter(({ data }) =>
      String(valueAt(data, ['apiVersion'])).includes('fluxcd'),
    )
    const sources = ['GitRepository', 'OCIRepository', 'HelmRepository'].flatMap((kind) =>
      each(world, kind).map(
        ({ data, scope }) => `${scope.split('/apps')[0]} ${kind} ${valueAt(data, ['metadata', 'name'])}`,
      ),
    )
    const releases = each(world, 'HelmRelease')
    const named = [
      ...all.map(({ data, scope }) => ({ scope, from: valueAt(data, ['spec', 'sourceRef']) })),
      ...releases.map(({ data, scope }) => ({ scope, from: valueAt(data, ['spec', 'chart', 'spec', 'sourceRef']) })),
    ]
    const generated = each(world, 'ConfigMap').map(({ data }) => valueAt(data, ['metadata', 'name']))
    return [
      ...all
        .filter(
          ({ data }) =>
            valueAt(data, ['spec', 'sourceRef', 'kind']) === 'GitRepository' &&
            valueAt(data, ['spec', 'sourceRef', 'name']) === 'repository',
        )
        .map(({ data }) => String(valueAt(data, ['spec', 'path'])).replace('./', ''))
        .filter((path) => ![...world.files.keys()].some((file) => file.startsWith(`${path}/`))),
      ...all
        .flatMap(({ data }) => list(data, ['spec', 'dependsOn']).map((other) => valueAt(other, ['name'])))
        .filter((name) => !all.some(({ data }) => valueAt(data, ['metadata', 'name']) === name)),
      ...named
        .map(({ from }) => `${valueAt(from, ['kind'])} ${valueAt(from, ['name'])}`)
        .filter((name) => !sources.some((source) => source.endsWith(` ${name}`))),
      ...releases
        .flatMap(({ data }) => list(data, ['spec', 'valuesFrom']).map((from) => valueAt(from, ['name'])))
        .filter((name) => !generated.includes(name)),
    ].map(String)
  },
  'runbooks of alerts, and alerts of runbooks': (world) => {
    const alerts = world.blueprint.plan.alerts.map(({ runbook }) => runbook)
    const books = [...world.files.keys()].filter((path) => /^docs\/runbooks\/(?!README)/.test(path))
    const linked = rules(world).flatMap((rule) => texts(valueAt(rule, ['annotations', 'runbook_url'])))
    return [
      ...alerts.filter((path) => !books.includes(path)),
      ...books.filter((path) => !alerts.includes(path)),
      ...linked.filter((url) => !books.some((path) => url.endsWith(`/${path}`))),
    ]
  },
  'alerts of the plan': ({ blueprint, terraform, ...world }) => {
    const fired = rules({ blueprint, terraform, ...world }).flatMap((rule) => texts(valueAt(rule, ['alert'])))
    const planned = blueprint.plan.alerts
    return [
      ...planned.filter(({ source, name }) => source === 'prometheus' && !fired.includes(name)).map(({ name }) => name),
      ...planned
        .filter(({ source, name }) => source === 'cloudwatch' && !terraform.includes(name))
        .map(({ name }) => name),
      ...fired.filter((name) => !planned.some((alert) => alert.name === name)),
    ]
  },
  'certificates in the regions that use them': ({ files }) =>
    [...files].flatMap(([path, text]) => {
      const edge = files.get(posix.join(posix.dirname(path), 'edge.tf')) ?? ''
      return [...text.matchAll(/module\.(\w+)\.arns\["([^"]+)"\]/g)]
        .filter(([, name, region]) => {
          const call = edge.split(/\n(?=module )/).find((block) => block.startsWith(`module "${name}"`)) ?? ''
          return !/^ {2}regions +=.*$/m.exec(call)?.[0].includes(`"${region}"`)
        })
        .map(([whole]) => `${path}: ${whole}`)
    }),
  'files that documents lead to': (world) =>
    [...world.files]
      .filter(([path]) => /^(?:docs\/(?:[\w-]+\/)?[\w-]+|SECURITY)\.md$/.test(path))
      .flatMap(([path, text]) =>
        [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) => posix.join(posix.dirname(path), to)),
      )
      .filter((path) => ![...world.files.keys()].some((file) => file === path || file.startsWith(`${path}/`))),
  'alerts that Falco raises': (world) =>
    world.blueprint.plan.alerts
      .filter(({ source }) => source === 'falco')
      .flatMap(({ name, runbook }) =>
        world.blueprint.plan.stacks
          .map((stack) => `security/falco/${stack.name}.yaml`)
          .filter((path) => {
            const text = world.files.get(path) ?? ''
            return !text.includes(`alertname:${name}`) || !text.includes(runbook)
          }),
      ),
  'metrics that rules read': (world) =>
    unmeasured(
      world,
      rules(world).map((rule) => String(valueAt(rule, ['expr']))),
    ),
  'metrics that dashboards read': (world) =>
    unmeasured(
      world,
      targets(world).flatMap((target) =>
        valueAt(target, ['datasource', 'type']) === 'prometheus' ? texts(valueAt(target, ['expr'])) : [],
      ),
    ),
  'metrics that CloudWatch is asked for': (world) => {
    const asked = world.blueprint.plan.addons
      .filter(({ name }) => name === 'prometheus-cloudwatch-exporter')
      .flatMap(({ values }) => Object.values(values).map((each) => parse(String(valueAt(each, ['config'])))))
      .flatMap((config) => list(config, ['metrics']))
      .flatMap((each) =>
        list(each, ['aws_statistics']).map((statistic) =>
          [
            String(valueAt(each, ['aws_namespace']))
              .toLowerCase()
              .replace(/\W+/g, '_'),
            snake(valueAt(each, ['aws_metric_name'])),
            snake(statistic),
          ].join('_'),
        ),
      )
    return targets(world)
      .flatMap((target) => selectorsIn(String(valueAt(target, ['expr']))))
      .flatMap(({ metric: name }) => (name?.startsWith('aws_') && !asked.includes(name) ? [name] : []))
  },
  'buckets that logs and traces are kept in': ({ blueprint, terraform }) =>
    blueprint.plan.addons
      .flatMap(({ values }) => Object.values(values))
      .flatMap((values) => [
        ...texts(valueAt(values, ['loki', 'storage', 'bucketNames', 'chunks'])),
        ...texts(valueAt(values, ['tempo', 'storage', 'trace', 's3', 'bucket'])),
      ])
      .filter((bucket) => !terraform.includes(`"${bucket}"`)),
  'those who take logs and spans': (world) => {
    const { addons, monitoring } = world.blueprint.plan
    const there = addons.filter(({ namespace }) => namespace === monitoring.namespace).map(({ name }) => name)
    return [...world.files]
      .filter(([path]) => /\.ya?ml$/.test(path))
      .flatMap(([path, text]) =>
        [...text.matchAll(/\b([a-z][a-z-]*)\.monitoring\.svc/g)]
          .filter(([, name = '']) => !there.some((addon) => name.startsWith(addon)))
          .map(([, name]) => `${path} speaks to ${name}`),
      )
  },
  'dashboards that are linked': (world) => {
    const uids = dashboards(world).map((dashboard) => valueAt(dashboard, ['uid']))
    return [...world.files].flatMap(([path, text]) =>
      [...text.matchAll(/\/d\/([a-z0-9-]+)/g)]
        .filter(([, uid]) => !uids.includes(uid))
        .map(([, uid]) => `${path} leads to ${uid}`),
    )
  },
  'the administrator of Grafana': (world) =>
    world.blueprint.plan.stacks.flatMap(({ name, nodes }) => {
      if (nodes.length === 0 || world.blueprint.plan.monitoring.judge !== 'prometheus') return []
      const values: unknown = parse(world.files.get(`${world.blueprint.plan.monitoring.paths[name]}/values.yaml`) ?? '')
      if (valueAt(values, ['grafana', 'enabled']) === false) return []
      const admin = valueAt(values, ['grafana', 'admin'])
      const made = each(world, 'ExternalSecret').find((secret) =>
        secret.name.includes(String(valueAt(admin, ['existingSecret']))),
      )
      const keys = made ? list(made.data, ['spec', 'data']).map((item) => valueAt(item, ['secretKey'])) : []
      return ['userKey', 'passwordKey'].filter((key) => !keys.includes(valueAt(admin, [key])))
    }),
  'images that are deployed': (world) => {
    const pipeline = world.files.get('.github/workflows/deliver.yaml') ?? ''
    const { delivery, stacks, stages, pods } = world.blueprint.plan
    const ecr = delivery.registry === 'ecr'
    const named = (overlay: string, repository: string) =>
      list(parse(world.files.get(`${overlay}/images/kustomization.yaml`) ?? '') ?? {}, ['images'])
        .filter((each) => valueAt(each, ['name']) === repository)
        .flatMap((each) => texts(valueAt(each, ['newName'])))
    return pods.flatMap(({ image, repository }) => [
      ...(pipeline.includes(image) ? [] : [`${image} is pushed by nobody`]),
      ...(!ecr || world.terraform.includes(`"${repository}"`) ? [] : [`${repository} is no repository`]),
      ...stages.flatMap(({ name, overlay, stack }) => {
        const [pulled, ...more] = named(overlay, repository)
        const region = stacks.find((each) => each.name === stack)?.region ?? ''
        if (pulled === undefined || more.length > 0)
          return [`${name} names ${repository} ${pulled === undefined ? 0 : more.length + 1} times`]
        if (ecr && !pulled.includes(`.${region}.`)) return [`${name} pulls ${pulled} from outside ${region}`]
        return pulled === image || (ecr && replicated(world, repository, region) && pulled.endsWith(`/${repository}`))
          ? []
          : [`${pulled} of ${name} is neither pushed nor replicated`]
      }),
    ])
  },
  'hosts that another stage stands in for': (world) => {
    const { stacks, stages, pods, workloads, sites, names } = world.blueprint.plan
    // Records that Terraform writes are looked at below.
    const annotated = names?.by !== 'terraform'
    const open = [...workloads, ...sites]
    return stages.flatMap(({ name, stack, namespace, standsInFor }) => {
      const lost = stages.find((stage) => stage.name === standsInFor)
      if (!lost) return []
      const edge = world.files.get(`${stacks.find((each) => each.name === stack)?.path}/edge.tf`) ?? ''
      const doors = [...each(world, 'Ingress'), ...routes(world)].filter(
        ({ data }) => valueAt(data, ['metadata', 'namespace']) === namespace,
      )
      const answered = doors.flatMap(({ data }) => [
        ...list(data, ['spec', 'rules']).map((rule) => valueAt(rule, ['host'])),
        ...list(data, ['spec', 'hostnames']),
      ])
      const named = doors.flatMap(({ data }) => {
        const notes = valueAt(data, ['metadata', 'annotations'])
        return ['ingress', 'gateway'].some(
          (by) => valueAt(notes, [`${dns}/${by}-hostname-source`]) === 'annotation-only',
        )
          ? String(valueAt(notes, [`${dns}/hostname`])).split(',')
          : answered
      })
      const raw = each(world, 'Service')
        .filter(({ data }) => valueAt(data, ['metadata', 'namespace']) === namespace)
        .flatMap(({ data }) => texts(valueAt(data, ['metadata', 'annotations', `${dns}/hostname`])))
      named.push(...raw)
      return [
        ...(edge.includes(`["${lost.host}"]`) || !open.some(({ hosts }) => hosts[lost.name])
          ? []
          : [`no certificate for ${lost.host} in ${name}`]),
        ...pods.flatMap(({ hosts, service, cdn }) => {
          const host = hosts[lost.name]
          if (!host) return []
          if (cdn.includes(name)) return targeted(world, name, host) ? [] : [`${name} does not answer for ${host}`]
          return [
            ...(answered.includes(host) || service.protocol === 'tcp' ? [] : [`${name} does not answer for ${host}`]),
            ...(annotated && named.includes(host) ? [`${name} takes the record of ${host}`] : []),
            ...(annotated && !named.includes(hosts[name]) ? [`${hosts[name]} has no record`] : []),
          ]
        }),
      ]
    })
  },
  'load balancers that Terraform writes names of': (world) => {
    const groups = each(world, 'Ingress').flatMap(({ data }) => [
      ...texts(valueAt(data, ['metadata', 'annotations', 'alb.ingress.kubernetes.io/group.name'])),
      `${valueAt(data, ['metadata', 'namespace'])}/${valueAt(data, ['metadata', 'name'])}`,
    ])
    groups.push(
      ...each(world, 'Gateway').map(
        ({ data }) => `${valueAt(data, ['metadata', 'namespace'])}/${valueAt(data, ['metadata', 'name'])}`,
      ),
    )
    const services = each(world, 'Service').map(
      ({ data }) => `${valueAt(data, ['metadata', 'namespace'])}/${valueAt(data, ['metadata', 'name'])}`,
    )
    const { names, addons } = world.blueprint.plan
    // Templates of a chart are no objects yet.
    const packaged = [...world.files.keys()].some((path) => path.endsWith('/Chart.yaml'))
    return [
      ...(names?.by === 'terraform' && addons.some(({ name }) => name === 'external-dns') ? ['two write names'] : []),
      ...(names?.doors ?? []).flatMap(({ name, tags, hosts }) => [
        ...Object.entries(tags)
          .filter(([key, value]) => key.endsWith('/stack') && !packaged && ![...groups, ...services].includes(value))
          .map(([, value]) => `nothing makes ${value}`),
        ...Object.values(tags)
          .filter((value) => !world.terraform.includes(`"${value}"`))
          .map((value) => `nobody looks for ${value} of ${name}`),
        ...hosts.filter((host) => !world.terraform.includes(`"${host}"`)).map((host) => `${host} has no record`),
      ]),
    ]
  },
  'services behind a CDN': (world) => {
    const { stages, workloads } = world.blueprint.plan
    const open = each(world, 'Ingress').flatMap(({ data }) =>
      list(data, ['spec', 'rules']).map((rule) => valueAt(rule, ['host'])),
    )
    const bound = each(world, 'TargetGroupBinding')
    return workloads.flatMap(({ cdn, hosts, name, platform }) =>
      stages
        .filter((stage) => cdn.includes(stage.name))
        .flatMap((stage) => {
          const host = hosts[stage.name] ?? ''
          const own = bound.find(
            ({ data }) =>
              valueAt(data, ['metadata', 'name']) === name &&
              valueAt(data, ['metadata', 'namespace']) === stage.namespace,
          )
          const group = String(valueAt(own?.data, ['spec', 'targetGroupName']))
          return [
            ...(open.includes(host) ? [`an Ingress leads to ${host} past its CDN`] : []),
            ...(targeted(world, stage.name, host) ? [] : [`no load balancer of ${stage.name} knows ${host}`]),
            ...(world.terraform.includes(`host   = "${host}"`) ? [] : [`no distribution is for ${host}`]),
            ...(platform !== 'kubernetes' || new RegExp(`group_name += "${group}"`).test(world.terraform)
              ? []
              : [`nobody makes the target group ${group}`]),
          ]
        }),
    )
  },
  'public hosts that lead to either region': (world) => {
    const { takeover, stages, names } = world.blueprint.plan
    if (!takeover) return []
    const written = (names?.by === 'terraform' ? names.doors : []).flatMap(({ hosts }) => hosts)
    const named = (stage: string) =>
      [...each(world, 'Ingress'), ...routes(world), ...each(world, 'Service')]
        .filter(({ data }) => {
          const { namespace } = stages.find(({ name }) => name === stage) ?? {}
          return valueAt(data, ['metadata', 'namespace']) === namespace
        })
        .flatMap(({ data }) => String(valueAt(data, ['metadata', 'annotations', `${dns}/hostname`])).split(','))
    const records = world.terraform
      .split(/\n(?=\w+ ")/)
      .filter((text) => text.startsWith('resource "aws_route53_record"'))
    const leads = (host: string, to: string, type: string) =>
      records.some((text) => [`"${host}"`, `["${to}"]`, `"${type}"`].every((part) => text.includes(part)))
    const common = world.files.get('scripts/recovery/common.sh') ?? ''
    return takeover.hosts.flatMap(({ host, from, to }) => [
      ...(leads(host, from, takeover.other ? takeover.from : 'PRIMARY') &&
      leads(host, to, takeover.other ? takeover.to : 'SECONDARY')
        ? []
        : [`${host} does not lead to both`]),
      ...(written.includes(from) || (named(takeover.from).includes(from) && !named(takeover.from).includes(host))
        ? []
        : [`${from} has no record`]),
      ...(written.includes(to) || named(takeover.to).includes(to) ? [] : [`${to} has no record`]),
      ...(common.includes(`"${host} ${from} ${to} `) ? [] : [`scripts do not move ${host}`]),
    ])
  },
  'the switch between regions': ({ blueprint, terraform, files }) => {
    const { takeover } = blueprint.plan
    // Where nothing is public, no name is moved.
    if (!takeover || takeover.hosts.length === 0) return []
    const { namespace, metric: name, alarm } = takeover.switch
    const common = files.get('scripts/recovery/common.sh') ?? ''
    return [
      ...[`"${name}"`, `"${namespace}"`, `"${alarm}"`].filter((part) => !terraform.includes(part)),
      ...[`SWITCH_METRIC=${name}\n`, `SWITCH_NAMESPACE=${namespace}\n`].filter((part) => !common.includes(part)),
    ]
  },
  'roles that pipelines take on': (world) =>
    [...world.files]
      .filter(([path]) => path.startsWith('.github/workflows/'))
      .flatMap(([, text]) => [...text.matchAll(/:role\/((?:\$\{\{[^}]*\}\}|[\w-])+)/g)].map(([, role = '']) => role))
      .flatMap((role) => world.blueprint.plan.stacks.map(({ name }) => role.replace('${{ matrix.stack }}', name)))
      .filter((role) => !world.terraform.includes(`"${role}"`)),
  'accounts that have a role in the cloud': ({ blueprint, terraform }) => {
    const { addons, pods } = blueprint.plan
    const named = [
      ...addons.flatMap(({ serviceAccount }) => (serviceAccount ? [serviceAccount] : [])),
      ...pods.filter(({ permissions }) => permissions.length > 0).map(({ serviceAccount }) => serviceAccount),
    ]
    return named.filter((account) => !terraform.includes(`"${account}"`))
  },
  'roles that accounts name': (world) =>
    each(world, 'ServiceAccount').flatMap(({ data }) => {
      const account = valueAt(data, ['metadata', 'name'])
      const arn = valueAt(data, ['metadata', 'annotations', 'eks.amazonaws.com/role-arn'])
      if (arn === undefined) return []
      const namespaces = `"${valueAt(data, ['metadata', 'namespace'])}-*"`
      const role = `"${String(arn).split(':role/')[1]}"`
      const call = world.terraform
        .split(/\n(?=\w+ ")/)
        .find((text) => text.includes('/namespaces-identity"') && text.includes(role))
      return call?.includes(namespaces) && call.includes(`"${account}"`) ? [] : [`${account} may not take on ${role}`]
    }),
  'firewalls before load balancers': (world) =>
    each(world, 'Ingress')
      .map(({ data }) => String(valueAt(data, ['metadata', 'annotations', 'alb.ingress.kubernetes.io/wafv2-acl-name'])))
      .filter((name) => !world.terraform.includes(`"${name}"`)),
  'images of releases': (world) => {
    const pipeline = world.files.get('.github/workflows/deliver.yaml') ?? ''
    const { delivery, releases } = world.blueprint.plan
    return releases.flatMap((release) => {
      const { workload, stage, record } = release
      const call = callOf(world, release)
      return [
        ...(pipeline.includes(workload.image) ? [] : [`${workload.image} is pushed by nobody`]),
        ...(delivery.registry !== 'ecr' || world.terraform.includes(`"${workload.repository}"`)
          ? []
          : [`${workload.repository} is no repository`]),
        ...(call.includes(`"${workload.images[stage.name]}`) ? [] : [`${release.name} does not run its image`]),
        ...(world.terraform.includes(`"${record.split('/').slice(0, -1).join('/')}"`)
          ? []
          : [`nobody reads which image of ${release.name} was recorded`]),
      ]
    })
  },
  'variables of releases': (world) =>
    world.blueprint.plan.releases.flatMap((release) => {
      const call = callOf(world, release)
      return release.workload.environment
        .filter(({ name }) => !new RegExp(`\\b${name} += `).test(call))
        .map(({ name }) => `${release.name} is not told ${name}`)
    }),
  'roles of releases': (world) => {
    const { delivery, releases } = world.blueprint.plan
    return releases.flatMap(({ name, record, stage }) => {
      const role = delivery.releaseRoles[stage.name]
      const rights = blocks(world).find((text) => text.includes(`policy_document" "${stage.name}_release"`)) ?? ''
      return [
        ...(world.terraform.includes(`:environment:${stage.name}"`) && world.terraform.includes(`"${role}"`)
          ? []
          : [`nobody may release to ${stage.name}`]),
        ...(rights.includes(record) && rights.includes(name) ? [] : [`${role} may not release ${name}`]),
      ]
    })
  },
  'hosts of releases': (world) =>
    world.blueprint.plan.releases.flatMap(({ workload, stage }) => {
      const host = workload.hosts[stage.name]
      return host === undefined || world.terraform.includes(`"${host}"`) ? [] : [`nothing answers for ${host}`]
    }),
  'the configuration of Alertmanager': (world) =>
    world.blueprint.plan.stacks.flatMap(({ name, nodes }) => {
      if (nodes.length === 0 || world.blueprint.plan.monitoring.judge !== 'prometheus') return []
      const path = world.blueprint.plan.monitoring.paths[name] ?? ''
      const generated = list(parse(world.files.get(`${path}/kustomization.yaml`) ?? '') ?? {}, ['secretGenerator'])
      const values: unknown = parse(world.files.get(`${path}/values.yaml`) ?? '')
      const wanted = valueAt(values, ['alertmanager', 'alertmanagerSpec', 'configSecret'])
      return generated.some((each) => valueAt(each, ['name']) === wanted) ? [] : [`${path}: ${wanted}`]
    }),
}

const dns = 'external-dns.alpha.kubernetes.io'

export function worldOf(blueprint: Blueprint, artifacts: readonly Artifact[] = make(blueprint)): World {
  return {
    blueprint,
    files: new Map(artifacts.map(({ path, text }) => [path, text])),
    estate: survey(artifacts),
    terraform: artifacts
      .filter(({ path }) => path.endsWith('.tf'))
      .map(({ text }) => text)
      .join('\n'),
  }
}

/** Whether a private load balancer of a stage answers for a host. */
function targeted({ blueprint, files }: World, stage: string, host: string): boolean {
  const { stages, stacks } = blueprint.plan
  const stack = stacks.find(({ name }) => name === stages.find((each) => each.name === stage)?.stack)
  return (files.get(`${stack?.path}/cdn.tf`) ?? '')
    .split(/\n(?=\w+ ")/)
    .some((text) => text.includes(`module.${snake(stage)}_origin.listener_arn`) && text.includes(`"${host}"`))
}

/** The module call that makes a release. */
function callOf(world: World, { name, stage }: Release): string {
  const path = world.blueprint.plan.stacks.find((stack) => stack.name === stage.stack)?.path ?? ''
  return (
    blocks(world, path).find(
      (text) => text.startsWith('module') && text.includes(` = "${name}"\n`) && text.includes('log_group'),
    ) ?? ''
  )
}

function blocks({ files }: World, under = ''): string[] {
  return [...files]
    .filter(([path]) => path.startsWith(under) && path.endsWith('.tf'))
    .flatMap(([, text]) => text.split(/\n(?=\w+ ")/))
}

/** Objects of a kind with their whole data, as the cluster gets them. */
function each({ estate }: World, kind: string): { name: string; scope: string; data: unknown }[] {
  return estate
    .of(KubernetesObject)
    .filter(({ data }) => data.kind === kind)
    .map(({ name, scope, tree, path }) => ({ name, scope, data: valueAt(tree.data, path) }))
}

/** Of everything that runs pods. */
/** Routes of a Gateway; those of a mesh are of servers of its own. */
function routes(world: World) {
  return each(world, 'HTTPRoute').filter(({ data }) =>
    list(data, ['spec', 'parentRefs']).every((parent) => valueAt(parent, ['kind']) !== 'Server'),
  )
}

function podTemplates(world: World): { scope: string; data: unknown }[] {
  const paths = {
    Deployment: ['spec', 'template'],
    Rollout: ['spec', 'template'],
    StatefulSet: ['spec', 'template'],
    Job: ['spec', 'template'],
    CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  }
  return Object.entries(paths).flatMap(([kind, path]) =>
    each(world, kind).map(({ scope, data }) => ({ scope, data: valueAt(data, path) })),
  )
}

/** Whether pods mount what a class says: what it makes is there for those alone. */
function mounts(template: unknown, provider: { readonly data: unknown }): boolean {
  const name = valueAt(provider.data, ['metadata', 'name'])
  return list(template, ['spec', 'volumes']).some(
    (volume) =>
      valueAt(volume, ['csi', 'driver']) === 'secrets-store.csi.k8s.io' &&
      valueAt(volume, ['csi', 'volumeAttributes', 'secretProviderClass']) === name,
  )
}

function syncedBy(provider: unknown, name: unknown, key: unknown): boolean {
  return list(provider, ['spec', 'secretObjects']).some(
    (made) =>
      valueAt(made, ['secretName']) === name && list(made, ['data']).some((item) => valueAt(item, ['key']) === key),
  )
}

/** Whether the registry copies a repository into a region. */
function replicated({ terraform }: World, repository: string, region: string): boolean {
  const [, configuration = ''] = terraform.split('"aws_ecr_replication_configuration"')
  const [, prefix] = /filter\s+= "([^"]+)"/.exec(configuration) ?? []
  return (
    new RegExp(`region\\s+= "${region}"`).test(configuration) && prefix !== undefined && repository.startsWith(prefix)
  )
}

/** Whether a rollout says by an annotation which pods are meant, and by which Services. */
function sharedOut(world: World, scope: string, service: unknown): boolean {
  return each(world, 'Rollout').some(({ scope: own, data }) => {
    const canary = valueAt(data, ['spec', 'strategy', 'canary'])
    const pair = ['pingService', 'pongService'].map((name) => valueAt(canary, ['pingPong', name]))
    return (
      own === scope &&
      valueAt(canary, ['trafficRouting', 'alb', 'rootService']) === service &&
      pair.every((name) =>
        each(world, 'Service').some(
          (each) => each.scope === scope && valueAt(each.data, ['metadata', 'name']) === name,
        ),
      )
    )
  })
}

function rules(world: World): unknown[] {
  return [...new Map(each(world, 'PrometheusRule').map((rule) => [JSON.stringify(rule.data), rule])).values()]
    .flatMap(({ data }) => list(data, ['spec', 'groups']))
    .flatMap((group) => list(group, ['rules']))
}

/** Metrics of expressions that no exporter, no rule and no service gives. */
function unmeasured(world: World, expressions: readonly string[]): string[] {
  const recorded = new Set(rules(world).flatMap((rule) => texts(valueAt(rule, ['record']))))
  const contract = world.files.get('docs/service-contract.md') ?? ''
  return expressions
    .flatMap(selectorsIn)
    .flatMap(({ metric: name }) => (name === undefined ? [] : [name]))
    .filter(
      (name) =>
        !recorded.has(name) && !metric(name) && !contract.includes(`\`${name.replace(/_(?:bucket|count|sum)$/, '')}\``),
    )
}

function dashboards({ files }: World): unknown[] {
  return [...files].filter(([path]) => /^dashboards\/.*\.json$/.test(path)).map(([, text]) => JSON.parse(text))
}

function targets(world: World): unknown[] {
  return dashboards(world)
    .flatMap((dashboard) => list(dashboard, ['panels']))
    .flatMap((panel) => list(panel, ['targets']))
}

/** As the CloudWatch exporter writes the name of a metric: `FreeStorageSpace` is `free_storage_space`. */
function snake(name: unknown): string {
  return String(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
}

function list(data: unknown, path: readonly string[]): unknown[] {
  const value = valueAt(data, path)
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : []
}

function carries(labels: unknown, wanted: unknown): boolean {
  return Object.entries((wanted ?? {}) as object).every(([name, value]) => valueAt(labels, [name]) === value)
}
