import { isMap } from '../../model/shape.ts'
import { parseTemplate } from '../../values/template.ts'
import { type Asked, askedFor, parts } from './resources.ts'

type Json = Readonly<Record<string, unknown>>

/** What one Score file says, in the words of a spec. */
export interface Told {
  readonly fields: Json
  readonly variables: Readonly<Record<string, string>>
  readonly uses: readonly string[]
  readonly data: Readonly<Record<string, string>>
  readonly faults: readonly { readonly what: string; readonly remedy: string }[]
  readonly remarks: readonly string[]
}

/** `service` is what the spec says of it, which counts where both speak; `data` are the names of the spec's own. */
export function toldBy(workload: Json, name: string, service: Json, data: readonly string[]): Told {
  const containers = Object.entries(isMap(workload.containers) ? workload.containers : {})
  const [called = '', first] = containers[0] ?? []
  const container = isMap(first) ? first : {}
  const resources = Object.entries(isMap(workload.resources) ? workload.resources : {}).map(
    ([key, resource]) => [key, askedFor(resource, key, name, data)] as const,
  )
  const own = isMap(service.variables) ? service.variables : {}
  const variables = variablesOf(container.variables, Object.fromEntries(resources), own, name)
  const { fields, remarks } = listening(workload, container)
  const stores = resources.flatMap(([, asked]) => (asked.is === 'store' ? [asked] : []))
  return {
    fields: { ...fields, ...(resources.some(([, { is }]) => is === 'public') && { public: true }) },
    variables: variables.values,
    uses: resources.flatMap(([, asked]) => ('name' in asked ? [asked.name] : [])),
    data: Object.fromEntries(
      stores.filter((each) => !data.includes(each.name)).map((each) => [each.name, each.engine]),
    ),
    faults: [
      ...(containers.length === 1
        ? []
        : [
            {
              what: `it has ${containers.length} containers, and a service here is one process`,
              remedy:
                'Give each its own service, or leave the helper out: the estate brings its own for metrics, logs and traces.',
            },
          ]),
      ...resources.flatMap(([key, asked]) => foreign(key, asked, service)),
      ...variables.faults,
    ],
    remarks: [...remarks, ...ignored(container, called)],
  }
}

function foreign(key: string, asked: Asked, service: Json): Told['faults'] {
  if (asked.is === 'disk' && service.disk === undefined)
    return [
      {
        what: `\`${key}\` is a volume of no size`,
        remedy: 'Write `disk: 20GB` beside `score`; it is mounted at `/data`.',
      },
    ]
  if (asked.is !== 'foreign') return []
  const known =
    'postgres, redis, s3, sqs, amqp, kafka-topic, dynamodb, elasticsearch, volume, service-port, dns and route'
  return [{ what: `nothing here is a \`${asked.type}\`, which \`${key}\` asks for`, remedy: `There are ${known}.` }]
}

function listening(workload: Json, { readinessProbe, livenessProbe }: Json): { fields: Json; remarks: string[] } {
  const declared =
    isMap(workload.service) && isMap(workload.service.ports) ? Object.entries(workload.service.ports) : []
  const [first] = declared
  const port = isMap(first?.[1]) ? (first[1].targetPort ?? first[1].port) : undefined
  const probes = [readinessProbe, livenessProbe].flatMap((probe) =>
    isMap(probe) && isMap(probe.httpGet) && typeof probe.httpGet.path === 'string' ? [probe.httpGet.path] : [],
  )
  return {
    fields: { ...(port !== undefined && { port }), ...(probes[0] !== undefined && { health: probes[0] }) },
    remarks: [
      ...declared.slice(1).map(([key]) => `the port \`${key}\` is not opened: a service here has one`),
      ...(new Set(probes).size > 1
        ? [`\`${probes[1]}\` is not asked: a service here has one path for its health`]
        : []),
    ],
  }
}

function ignored({ image, command, args, files, resources }: Json, called: string): string[] {
  return [
    ...(image !== undefined && image !== '.'
      ? [`the image \`${image}\` is not used: the pipeline builds the service`]
      : []),
    ...(command !== undefined || args !== undefined
      ? [`command and arguments of \`${called}\` are not used: its Dockerfile says what is started`]
      : []),
    ...(files !== undefined ? [`files of \`${called}\` are not mounted: they belong into its image`] : []),
    ...(resources !== undefined ? ['processor and memory are reckoned from the traffic that the spec states'] : []),
  ]
}

function variablesOf(
  written: unknown,
  resources: Readonly<Record<string, Asked>>,
  own: Json,
  service: string,
): { readonly values: Readonly<Record<string, string>>; readonly faults: Told['faults'] } {
  const values: Record<string, string> = {}
  const faults: { what: string; remedy: string }[] = []
  for (const [name, text] of Object.entries(isMap(written) ? written : {})) {
    if (Object.hasOwn(own, name)) continue
    const pieces = parseTemplate(String(text)) ?? []
    const unknown = pieces.find((piece) => typeof piece !== 'string' && placeholder(piece.named) === undefined)
    if (typeof unknown === 'object')
      faults.push({
        what: `\`${name}\` holds \`\${${unknown.named}}\`, which has no variable here`,
        remedy: `Write \`${name}\` under \`variables\` of \`${service}\`, which counts; docs/service-contract.md lists what it is handed.`,
      })
    values[name] = pieces
      .map((piece) => (typeof piece === 'string' ? piece.replaceAll('${', '$$$${') : (placeholder(piece.named) ?? '')))
      .join('')
  }
  return { values, faults }

  function placeholder(named: string): string | undefined {
    if (named === 'metadata.name') return service
    const [root, key = '', part = ''] = named.split('.')
    const asked = root === 'resources' && Object.hasOwn(resources, key) ? resources[key] : undefined
    const told = asked?.is === 'store' ? parts[asked.engine]?.[part] : undefined
    return asked?.is === 'store' && told ? `\${${asked.name.toUpperCase().replaceAll('-', '_')}_${told}}` : undefined
  }
}
