import type { Plan } from '../../model/plan.ts'
import { owner } from './entities.ts'

/** A form that opens a pull request with one more service; what that costs and needs, the pull request then says. */
export function template(plan: Plan) {
  const { delivery, system, workloads, stores } = plan
  const [account, repository] = delivery.repository.split('/')
  const usable = [...stores, ...workloads.filter(({ port }) => port !== undefined)].map(({ name }) => name)
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: `${system}-service`,
      title: `A service of ${system}`,
      description: 'Opens a pull request that adds it to devops.yaml. Needs the action roadiehq:utils:merge.',
    },
    spec: {
      owner: owner(plan),
      type: 'service',
      parameters: [
        {
          title: 'The service',
          required: ['name', 'type', 'runtime', 'average', 'peak'],
          properties: {
            name: { title: 'Name', type: 'string', pattern: '^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$' },
            type: { title: 'Type', type: 'string', enum: ['api', 'worker'], default: 'api' },
            runtime: {
              title: 'Runtime',
              type: 'string',
              enum: ['node', 'python', 'go', 'java', 'dotnet', 'ruby', 'php'],
              default: workloads[0]?.service.runtime ?? 'node',
            },
            ...(usable.length > 0 && {
              uses: {
                title: 'Uses',
                type: 'array',
                items: { type: 'string', enum: usable },
                uniqueItems: true,
                'ui:widget': 'checkboxes',
                default: [],
              },
            }),
            average: { title: 'Requests or jobs a second, on average', type: 'number', default: 1 },
            peak: { title: 'And at the peak', type: 'number', default: 10 },
          },
        },
      ],
      steps: [
        {
          id: 'spec',
          name: 'Read devops.yaml',
          action: 'fetch:plain:file',
          input: {
            url: `https://github.com/${delivery.repository}/blob/${delivery.branch}/devops.yaml`,
            targetPath: 'devops.yaml',
          },
        },
        {
          id: 'add',
          name: 'Add the service',
          action: 'roadiehq:utils:merge',
          input: { path: 'devops.yaml', preserveYamlComments: true, content: added(usable.length > 0) },
        },
        {
          id: 'folder',
          name: 'Make its folder',
          action: 'fetch:template',
          input: {
            url: './skeleton',
            targetPath: '${{ parameters.name }}',
            values: { name: '${{ parameters.name }}', type: '${{ parameters.type }}' },
          },
        },
        {
          id: 'open',
          name: 'Open the pull request',
          action: 'publish:github:pull-request',
          input: {
            repoUrl: `github.com?owner=${account}&repo=${repository}`,
            branchName: 'service-${{ parameters.name }}',
            title: 'Add the service ${{ parameters.name }}',
            description:
              'Check the branch out, run `devops generate`, commit what it writes. `devops cost` says what it adds to the bill.',
          },
        },
      ],
      output: { links: [{ title: 'Pull request', url: '${{ steps.open.output.remoteUrl }}' }] },
    },
  }
}

function added(uses: boolean): string {
  return [
    'services:',
    '  ${{ parameters.name }}:',
    '    type: ${{ parameters.type }}',
    '    runtime: ${{ parameters.runtime }}',
    ...(uses ? ['    uses: ${{ parameters.uses | dump }}'] : []),
    '    traffic: { average: ${{ parameters.average }}, peak: ${{ parameters.peak }} }',
    '',
  ].join('\n')
}

/** The first file of its folder. */
export function skeleton({ delivery }: Plan): string {
  return [
    '# ${{ values.name }}',
    `What it must do to run: [docs/service-contract.md](https://github.com/${delivery.repository}/blob/${delivery.branch}/docs/service-contract.md), once \`devops generate\` has written its part.`,
    'On this machine: `docker compose up --build ${{ values.name }}`.',
    '',
  ].join('\n\n')
}
