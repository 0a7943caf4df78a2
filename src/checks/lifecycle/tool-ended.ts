import { endOf, hasEnded, newestOf } from '../../facts/lifecycles.ts'
import { Step } from '../../kinds/actions.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

/** What an action installs, and the input that says which version. */
const tools: Readonly<Record<string, { readonly input: string; readonly product: string }>> = {
  'actions/setup-node': { input: 'node-version', product: 'node' },
  'actions/setup-python': { input: 'python-version', product: 'python' },
  'actions/setup-go': { input: 'go-version', product: 'go' },
  'actions/setup-dotnet': { input: 'dotnet-version', product: 'dotnet' },
  'ruby/setup-ruby': { input: 'ruby-version', product: 'ruby' },
  'shivammathur/setup-php': { input: 'php-version', product: 'php' },
  'hashicorp/setup-terraform': { input: 'terraform_version', product: 'terraform' },
  'opentofu/setup-opentofu': { input: 'tofu_version', product: 'opentofu' },
  'azure/setup-kubectl': { input: 'version', product: 'kubernetes' },
}

export const check: Check<Step> = {
  title: 'Pipeline builds with a release that is out of support',
  why: `What is tested and built with it runs with it, and gets no security fixes. A matrix that also tests a maintained release is
left alone: libraries have users who are behind.`,
  severity: 'medium',
  level: 'default',
  on: Step,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'iso-27001/A.8.8'],
  *run({ uses = '' }, { resource, on }) {
    const tool = tools[uses.slice(0, uses.lastIndexOf('@')).toLowerCase()]
    const found = tool && versionsOf(resource, tool.input)
    if (!tool || !found || found.versions.length === 0) return
    const ended = found.versions.filter((version) => hasEnded(tool.product, plain(version), on))
    if (ended.length < found.versions.length) return
    const last = endOf(tool.product, plain(ended.at(-1) ?? ''))
    const names = ended.map((version) => `\`${version}\``).join(', ')
    yield {
      at: found.at,
      message: `${tool.product} ${names} ${ended.length > 1 ? 'are' : 'is'} out of support${last?.ends ? `, the last since ${last.ends}` : ''}; use ${newestOf(tool.product)}`,
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { matrix: { node: [18.x, 20.x] } }
            steps:
              - uses: actions/setup-node@v7
                with: { node-version: "\${{ matrix.node }}" }
              - uses: hashicorp/setup-terraform@v4
                with: { terraform_version: 1.5.0 }
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            strategy: { matrix: { node: [18.x, 24.x] } }
            steps:
              - uses: actions/setup-node@v7
                with: { node-version: "\${{ matrix.node }}" }
              - uses: hashicorp/setup-terraform@v4
                with: { terraform_version: ~1.14.0 }
      `,
    },
  ],
}

/** The versions that an input may have: as written, from the matrix, or from the environment of the workflow or job. */
function versionsOf(
  step: Resource,
  input: string,
): { readonly versions: readonly string[]; readonly at: Path } | undefined {
  const given = valueAt(step.tree.data, [...step.path, 'with', input])
  const at = ['with', input]
  const [, source, name = ''] = /^\s*\$\{\{\s*(matrix|env)\.([\w-]+)\s*\}\}\s*$/.exec(String(given)) ?? []
  if (source === undefined) return { versions: texts(given), at }
  if (step.path[1] !== 'jobs') return undefined
  const job = step.path.slice(0, 3)
  if (source === 'env') {
    const [value] = [job, [0]]
      .map((path) => valueAt(step.tree.data, [...path, 'env', name]))
      .filter((each) => each !== undefined)
    return { versions: texts(value), at: ['with'] }
  }
  const matrix = valueAt(step.tree.data, [...job, 'strategy', 'matrix'])
  const list = isMap(matrix) && matrix.include === undefined ? matrix[name] : undefined
  const versions = Array.isArray(list) ? list.flatMap(texts) : []
  return { versions: Array.isArray(list) && versions.length === list.length ? versions : [], at: ['with'] }
}

function texts(value: unknown): string[] {
  return (typeof value === 'string' && !value.includes('${{')) || typeof value === 'number' ? [String(value)] : []
}

/** `v1.28.0`, `~1.14`, `20.x` as the number that they begin with; ranges that are open above are not asked. */
function plain(version: string): string {
  return /^[~v=]*(\d+(?:\.\d+)*)/.exec(version.trim())?.[1] ?? ''
}
