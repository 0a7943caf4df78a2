import { readFileSync } from 'node:fs'
import picocolors from 'picocolors'
import { z } from 'zod'
import { checks } from '../src/checks/index.ts'
import { command as audit } from '../src/commands/audit.ts'
import { config } from '../src/commands/auditing/config.ts'
import { checkPage, decisionPage } from '../src/commands/explaining/pages.ts'
import { fieldsOf } from '../src/commands/fields.ts'
import { commands } from '../src/commands/index.ts'
import { decisions } from '../src/design/decisions/index.ts'
import { design } from '../src/design/design.ts'
import { readSpec } from '../src/design/read.ts'
import { schemaText } from '../src/design/schema.ts'
import { usage } from '../src/faces/cli/help.ts'
import { findingText } from '../src/faces/cli/views/audit.ts'
import { picture } from '../src/generators/documents/picture.ts'
import { readers } from '../src/readers/index.ts'
import { fileOf } from '../test/laws/examples.ts'
import { floors } from '../test/laws/floors.ts'
import { filesOf } from '../test/txtar.ts'
import { worldOf } from '../test/world.ts'
import { floorsPicture } from './floors.ts'

/** Every written page, picture and schema, by path: what the units say of themselves. */
export async function pages(): Promise<Map<string, string>> {
  const texts = new Map<string, string>([
    ['schema/devops.schema.json', schemaText()],
    ['schema/devops.config.schema.json', configSchema()],
    ['docs/images/floors.svg', floorsPicture(floors)],
    ['docs/images/crm.svg', crm()],
  ])
  for (const [id, check] of Object.entries(checks))
    texts.set(`docs/checks/${id}.md`, `${checkPage(id, check).trimEnd()}\n\n${await reported(id)}`)
  for (const [id, decision] of Object.entries(decisions))
    texts.set(`docs/decisions/${id}.md`, decisionPage(id, decision))
  for (const [verb, { load, background }] of Object.entries(commands)) {
    if (background) continue
    const command = await load()
    const help = usage(verb, command, fieldsOf(command), ['human', 'json'])
    texts.set(
      `docs/commands/${verb}.md`,
      `# devops ${verb.replaceAll('/', ' ')}\n\n${command.summary}.\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`,
    )
  }
  texts.set(
    'docs/checks/README.md',
    list(
      'Checks',
      Object.entries(checks).map(([id, { title, severity, level }]) => [
        id,
        `${title} (${severity}${level === 'strict' ? ', strict' : ''})`,
      ]),
    ),
  )
  texts.set(
    'docs/decisions/README.md',
    list(
      'Decisions',
      Object.entries(decisions).map(([id, { question }]) => [id, question.replaceAll('{subject}', 'it')]),
    ),
  )
  texts.set(
    'docs/commands/README.md',
    list(
      'Commands',
      Object.entries(commands).flatMap(([id, { summary, background }]) => (background ? [] : [[id, summary] as const])),
    ),
  )
  texts.set(
    'docs/readers/README.md',
    `# What is read\n\n${Object.entries(readers)
      .map(([id, { title, files }]) => `- **${id}**: ${title} (${files.map((glob) => `\`${glob}\``).join(', ')})`)
      .join('\n')}\n`,
  )
  return texts
}

/** The findings of the bad examples, as a person sees them, on the day on which examples are judged. */
async function reported(id: string): Promise<string> {
  const check = checks[id]
  const blocks: string[] = []
  for (const { bad } of check?.examples ?? []) {
    const files = filesOf(bad, check ? fileOf(check) : '')
    const input = audit.input.parse({ enable: [id], on: '2026-11-21', failOn: 'never' })
    const { findings } = await audit.run(input, worldOf(new Map(files.map(({ path, text }) => [path, text]))))
    const page = { paint: picocolors.createColors(false), width: 100, version: '' }
    blocks.push(
      findings
        .filter((finding) => finding.check === id)
        .map((finding) => findingText(finding, page))
        .join('\n\n'),
    )
  }
  return `## As it is told\n\n${blocks.map((text) => `\`\`\`\n${text}\n\`\`\``).join('\n\n')}\n`
}

/** Of `devops.config.yaml`, for editors. */
function configSchema(): string {
  const schema = {
    $id: 'https://raw.githubusercontent.com/millwright/millwright/main/schema/devops.config.schema.json',
    title: 'devops.config.yaml',
    ...z.toJSONSchema(config, { io: 'input' }),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

function crm(): string {
  const path = 'examples/crm/devops.yaml'
  const { spec } = readSpec({ path, text: readFileSync(path, 'utf8') })
  return spec ? picture(design(spec)) : ''
}

function list(title: string, rows: readonly (readonly [string, string])[]): string {
  return `# ${title}\n\n${rows.map(([id, text]) => `- [\`${id}\`](${id}.md): ${text}`).join('\n')}\n`
}
