import type { Plan } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { clusterFiles } from './cluster.ts'
import { composeProject } from './compose.ts'
import { downScript, upScript } from './scripts.ts'

export const generator: Generator = {
  title: 'The system on one machine: with Compose, and on a cluster of kind where production has pods',
  paths: ['compose.yaml', '.env.example', '.gitignore', 'local/**'],
  wants: ({ spec }) => spec.services.length > 0,
  *make({ plan, decided }) {
    const because = Object.keys(decided).filter((key) => /^(?:compute|database|cache|queue|analytics)\//.test(key))
    yield { path: 'compose.yaml', because, text: printYaml([composeProject(plan)], headingOf(plan)) }
    yield { path: '.env.example', because, text: exampleOf(plan) }
    yield { path: '.gitignore', because, text: `${ignored.join('\n')}\n`, seeded: true }
    // A chart has no base that another cluster could build on.
    if (plan.pods.length === 0 || plan.chart !== undefined) return
    yield* clusterFiles(plan)
    yield { path: 'local/up.sh', because: ['cluster'], text: upScript(plan) }
    yield { path: 'local/down.sh', because: ['cluster'], text: downScript(plan) }
  },
}

function headingOf({ stores }: Plan): string {
  const streams = stores.some(({ module }) => module === 'stream')
  return `For work on this machine: \`docker compose up --build\`, and \`docker compose watch\` to build again at each change.
The stores are real, of the versions of the cloud, without passwords and without TLS. Queues, tables, streams and buckets are
stand-ins that speak the API: they prove neither permissions nor limits, nor what happens to a message that nobody can process.${
    streams
      ? `
The stream speaks HTTP/1.1 here: a client in JavaScript is given a \`NodeHttpHandler\`, or it asks for HTTP/2.`
      : ''
  }`
}

/** What a person puts into \`.env\`; any value will do until something outside is called with it. */
function exampleOf({ workloads }: Plan): string {
  const names = new Set(workloads.flatMap(({ secret }) => secret?.keys.map(({ variable }) => variable) ?? []))
  return [
    '# Copy to .env, which is never committed. Any value will do until something outside is called with it.',
    ...[...names].map((name) => `${name}=only-on-this-machine`),
    '',
  ].join('\n')
}

const ignored = ['.env', 'node_modules/', 'dist/', '.terraform/', '*.tfplan', 'coverage/']
