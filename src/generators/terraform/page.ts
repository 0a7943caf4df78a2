import type { Artifact } from '../../model/blueprint.ts'
import { type Block, block, isCode, type Value } from '../../syntax/hcl/build.ts'
import { printHcl, printHclValue } from '../../syntax/hcl/print.ts'
import type { Cases } from './cases.ts'

/** What a module says of itself. */
interface Said {
  readonly main: readonly Block[]
  readonly variables: readonly Block[]
  readonly outputs: readonly Block[]
}

/** The page of a module: what it is, how it is called, what it asks for and gives. */
export function pageOf(
  name: string,
  { main, variables, outputs }: Said,
  about: string | undefined,
  cases: Cases | undefined,
  because: readonly string[],
): Artifact {
  const resources = [...new Set(main.filter(({ type }) => type === 'resource').map(({ labels }) => labels[0] ?? ''))]
  const parts = [
    `# ${name}`,
    ...(about ? [about] : []),
    ...(cases ? [`## Use\n\n\`\`\`hcl\n${printHcl([example(name, cases)]).trimEnd()}\n\`\`\``] : []),
    table('Inputs', ['Name', 'What it is', 'Type', 'Default'], variables.map(input)),
    table(
      'Outputs',
      ['Name', 'What it is'],
      outputs.map(({ labels, attributes }) => [code(labels[0] ?? ''), words(attributes.description)]),
    ),
    `## Resources\n\n${resources.sort().map(code).join(', ')}`,
    ...(cases
      ? [
          `## Tests\n\n\`terraform init && terraform test\` in this directory plans it with a provider that is not there: no account, no cost.\n\n${cases.runs.map((run) => `- ${run.name.replaceAll('_', ' ')}`).join('\n')}`,
        ]
      : []),
  ]
  return { path: `terraform/modules/${name}/README.md`, text: `${parts.join('\n\n')}\n`, because }
}

function example(name: string, { variables }: Cases): Block {
  return block('module', [name.replaceAll('-', '_')], { source: `../../modules/${name}`, ...variables })
}

function input({ labels, attributes }: Block): readonly string[] {
  const { description, type } = attributes
  const fallback = Object.hasOwn(attributes, 'default') ? code(line(attributes.default ?? null)) : 'none: say it'
  return [code(labels[0] ?? ''), words(description), code(line(type ?? '')), fallback]
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`## ${title}`, '', row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function words(value: Value | undefined): string {
  return typeof value === 'string' ? value.replaceAll('|', '\\|') : ''
}

/** An expression on one line. */
function line(value: Value): string {
  const text = printHclValue(value).replace(/\s*\n\s*/g, ' ')
  return isCode(value) ? text.replace(/\{ (?=\w+ += )/g, '{ ').replace(/ +(?==)/g, ' ') : text
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}
