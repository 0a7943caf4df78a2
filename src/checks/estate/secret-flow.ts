import { Step } from '../../kinds/actions.ts'
import { type Ran, ranIn } from '../../kinds/ran.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Step> = {
  title: 'Secret of the pipeline ends where everybody can read it',
  why: `A build argument stays in the history of the image, for whoever can pull it; a ConfigMap and the variables of a Deployment are
read by all who may look at the namespace. Hand it to the build as a secret (\`--secret\`, \`secrets:\`) and to the cluster in
a Secret.`,
  severity: 'high',
  level: 'default',
  on: Step,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  *run({ uses = '', with: given, run, env = {} }, { resource }) {
    const held = Object.keys(env).filter((name) => isSecret(env[name]))
    const origin = (name: string | undefined) =>
      name === undefined ? [] : [{ resource, at: ['env', name], message: 'where it comes from' }]
    if (/^(?:docker|depot)\/build-push-action@/.test(uses) && isMap(given)) {
      const text = String(given['build-args'] ?? '')
      for (const line of text.split('\n')) {
        const name = line.split('=')[0]?.trim()
        if (isSecret(line.slice(line.indexOf('=') + 1)))
          yield {
            at: ['with', 'build-args'],
            message: `\`${name}\` stays in the history of the image; give it in \`secrets\` and mount it`,
            related: [{ resource, at: ['with', 'context'], message: 'what is built' }],
          }
      }
    }
    if (run === undefined || !/docker|podman|buildah|kubectl/.test(run)) return
    for (const ran of ranIn(run, ({ start, end }) => ['run', start, end]))
      for (const { text, at, where } of shown(ran)) {
        const name = held.find((each) => new RegExp(`\\$\\{?${each}\\b`).test(text))
        if (name === undefined && !isSecret(text)) continue
        yield { at, message: `\`${text.split('=')[0]}\` ${where}`, related: origin(name) }
      }
  },
  examples: [
    {
      bad: workflow('docker build --build-arg NPM_TOKEN="$TOKEN" .'),
      good: workflow('docker build --secret id=npm,env=TOKEN .'),
    },
    {
      bad: workflow('kubectl create configmap api --from-literal=password="$TOKEN"'),
      good: workflow('kubectl create secret generic api --from-literal=password="$TOKEN"'),
    },
    {
      bad: workflow('kubectl set env deployment/api TOKEN=${{ secrets.TOKEN }}'),
      good: workflow('kubectl set env deployment/api --from=secret/api'),
    },
  ],
}

/** GitHub's own token ends with the job. */
function isSecret(value: unknown): boolean {
  return typeof value === 'string' && /\$\{\{\s*secrets\.(?!GITHUB_TOKEN\b)/.test(value)
}

interface Shown {
  readonly text: string
  readonly at: Path
  readonly where: string
}

/** The words `NAME=value` that a command puts where others read them. */
function* shown({ name, words }: Ran): Iterable<Shown> {
  const texts = words.map(({ text }) => text)
  const build =
    /^(?:docker|podman|buildah)$/.test(name) && texts.slice(0, 2).some((text) => /^(?:build|bud)$/.test(text))
  const map = name === 'kubectl' && texts[0] === 'create' && /^(?:configmap|cm)$/.test(texts[1] ?? '')
  const variables = name === 'kubectl' && texts[0] === 'set' && texts[1] === 'env'
  const option = build ? '--build-arg' : map ? '--from-literal' : undefined
  const where = build
    ? 'stays in the history of the image; mount it with `--secret`'
    : map
      ? 'becomes readable in a ConfigMap; make it a Secret'
      : 'becomes a plain variable of the workload; take it from a Secret'
  for (const [index, { text, at }] of words.entries()) {
    if (option !== undefined && texts[index - 1] === option) yield { text, at, where }
    if (option !== undefined && text.startsWith(`${option}=`)) yield { text: text.slice(option.length + 1), at, where }
    if (variables && /^[A-Za-z_]\w*=/.test(text)) yield { text, at, where }
  }
}

function workflow(run: string): string {
  return `
        -- .github/workflows/build.yml --
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - run: ${run}
                env: { TOKEN: '\${{ secrets.NPM_TOKEN }}' }
      `
}
