import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import { mermaid } from './mermaid.ts'

/** The same system from three sides. */
export function diagrams({ plan, decided }: Blueprint): string {
  return `${[
    `# ${plan.system} in pictures`,
    '## Who calls whom',
    '![Architecture](architecture.svg)',
    fenced(mermaid(plan)),
    '## Where it stands',
    fenced(deployment(plan)),
    '## Where data lives',
    ...(plan.stores.length > 0 ? ['Bold lines carry data of persons.', fenced(dataFlow(plan))] : ['Nothing is kept.']),
    ...(decided.pipeline?.answer === 'github-actions'
      ? ['## From a commit to production', '![Stages](pipeline.svg)']
      : []),
  ].join('\n\n')}\n`
}

function fenced(text: string): string {
  return `\`\`\`mermaid\n${text}\n\`\`\``
}

/** Stacks, the stages in them, and what takes over from what. */
function deployment({ stacks, stages, stores }: Plan): string {
  return [
    'flowchart LR',
    ...stacks.flatMap((stack) => [
      `  subgraph ${id(stack.name)}["${stack.name}: ${stack.region}"]`,
      ...stages
        .filter((stage) => stage.stack === stack.name)
        .flatMap(({ name, host }) => [
          `    ${id(name)}["${name}: ${host}"]`,
          ...stores.flatMap((store) =>
            store.instances[name] ? [`    ${id(name, store.name)}[("${store.instances[name].identifier}")]`] : [],
          ),
        ]),
      '  end',
    ]),
    ...stages.flatMap(({ name, after, standsInFor }) => [
      ...(after ? [`  ${id(after)} -->|${standsInFor ? 'stands in' : 'promoted'}| ${id(name)}`] : []),
      ...stores.flatMap((store) => (store.instances[name] ? [`  ${id(name)} --- ${id(name, store.name)}`] : [])),
    ]),
    ...stores.flatMap((store) =>
      Object.entries(store.instances).flatMap(([stage, { replicaOf }]) => {
        const source = Object.entries(store.instances).find(([, { identifier }]) => identifier === replicaOf)
        return source ? [`  ${id(source[0], store.name)} -.->|replica| ${id(stage, store.name)}`] : []
      }),
    ),
  ].join('\n')
}

/** From who writes it to where it is kept and copied. */
function dataFlow({ stores, workloads, sites }: Plan): string {
  const touches = workloads.flatMap(({ name, service }) =>
    stores.filter((store) => service.uses.includes(store.name)).map((store) => ({ name, store })),
  )
  return [
    'flowchart LR',
    '  users([users])',
    ...sites.map(({ name }) => `  ${id(name)}[/${name}/]`),
    ...workloads
      .filter(({ name, service }) => service.public || touches.some((touch) => touch.name === name))
      .map(({ name }) => `  ${id(name)}[${name}]`),
    ...stores.map(
      ({ name, datastore }) => `  ${id(name)}[("${name}${datastore.personal ? ': data of persons' : ''}")]`,
    ),
    ...sites.map(({ name }) => `  users --> ${id(name)}`),
    ...workloads.filter(({ service }) => service.public).map(({ name }) => `  users --> ${id(name)}`),
    ...touches.map(({ name, store }) => `  ${id(name)} ${store.datastore.personal ? '==>' : '-->'} ${id(store.name)}`),
    ...stores.flatMap(({ name, backup }) =>
      backup.method === 'none'
        ? []
        : [
            `  ${id(name)} -.-> ${id(name, 'backup')}[("backup: ${backup.retentionDays} days${backup.copied ? ', two regions' : ''}")]`,
          ],
    ),
  ].join('\n')
}

/** `end` and the like are words of Mermaid. */
function id(...names: readonly string[]): string {
  return `n_${names.join('__').replaceAll('-', '_')}`
}
