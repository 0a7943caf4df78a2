import { readdirSync, readFileSync } from 'node:fs'

/** The rooms whose units are files: what a unit is called, and the type it has. */
const rooms = [
  { room: 'checks', unit: 'check', type: 'Check', from: './check.ts' },
  { room: 'readers', unit: 'reader', type: 'Reader', from: './reader.ts' },
  { room: 'pricing', unit: 'rule', type: 'Rule', from: './rule.ts' },
  { room: 'links', unit: 'link', type: 'Link', from: './link.ts' },
  { room: 'design/decisions', unit: 'decision', type: 'Decision', from: '../decision.ts' },
  { room: 'design/addons', unit: 'addon', type: 'AddonUnit', from: '../addon.ts' },
  { room: 'generators', unit: 'generator', type: 'Generator', from: './generator.ts' },
  { room: 'provers', unit: 'prover', type: 'Prover', from: './prover.ts' },
  { room: 'connectors', unit: 'connector', type: 'Connector', from: './connector.ts' },
  { room: 'faces/server/routes', unit: 'routes', type: 'Routes', from: '../route.ts' },
] as const

/** The text of every `index.ts`, by path, from the files that stand in the rooms. The id of a unit is its path. */
export function indexes(): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { room, unit, type, from } of rooms) {
    const files = unitsOf(`src/${room}`, unit)
    const tables = room === 'checks' ? unitsOf(`src/${room}`, 'checks') : []
    const imports = [
      ...files.map((file) => [file, unit] as const),
      ...tables.map((file) => [file, 'checks'] as const),
    ].sort(([one], [other]) => (one < other ? -1 : 1))
    const lines = [
      '// Written by `npm run gen`: one line per unit.',
      ...[
        tables.length > 0 ? `import { type ${type}, under } from '${from}'` : `import type { ${type} } from '${from}'`,
        ...imports.map(([file, name]) => `import { ${name} as ${variable(idOf(file, unit))} } from './${file}'`),
      ],
      '',
      `export const ${room === 'pricing' ? 'rules' : room.split('/').at(-1)}: Readonly<Record<string, ${type}>> = {`,
      ...imports.map(([file, name]) =>
        name === unit
          ? `  ${key(idOf(file, unit))}: ${variable(idOf(file, unit))},`
          : `  ...under('${idOf(file, unit)}', ${variable(idOf(file, unit))}),`,
      ),
      '}',
      '',
    ]
    texts.set(`src/${room}/index.ts`, lines.join('\n'))
  }
  const verbs = unitsOf('src/commands', 'command')
  texts.set(
    'src/commands/index.ts',
    [
      '// Written by `npm run gen`: one line per unit. A command is loaded when it is called.',
      "import type { Command, Listed } from './command.ts'",
      '',
      'export const commands: Readonly<Record<string, Listed>> = {',
      ...verbs.flatMap((file) => [
        `  ${key(idOf(file, 'command'))}: {`,
        `    summary: ${summaryOf(`src/commands/${file}`)},`,
        ...marksOf(`src/commands/${file}`).map((mark) => `    ${mark},`),
        `    load: async () => (await import('./${file}')).command as Command,`,
        '  },',
      ]),
      '}',
      '',
    ].join('\n'),
  )
  const migrations = unitsOf('src/store/migrations', 'migration')
  texts.set(
    'src/store/migrations/index.ts',
    [
      '// Written by `npm run gen`: one line per unit, in the order in which they are applied.',
      ...migrations.map((file) => `import { migration as ${migrationName(file)} } from './${file}'`),
      '',
      'export const migrations: Readonly<Record<string, string>> = {',
      ...migrations.map((file) => `  '${idOf(file, 'migration')}': ${migrationName(file)},`),
      '}',
      '',
    ].join('\n'),
  )
  const views = unitsOf('src/faces/cli/views', 'view')
  texts.set(
    'src/faces/cli/views/index.ts',
    [
      '// Written by `npm run gen`: one line per unit. A view is loaded when it is shown.',
      "import type { View } from '../view.ts'",
      '',
      'export const views: Readonly<Record<string, () => Promise<View>>> = {',
      ...views.map((file) => `  ${key(idOf(file, 'view'))}: async () => (await import('./${file}')).view as View,`),
      '}',
      '',
    ].join('\n'),
  )
  return texts
}

/** Files of a room, relative to it, that export one unit. */
function unitsOf(room: string, unit: string): string[] {
  const declares = new RegExp(`^export const ${unit}\\b`, 'm')
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .filter((file) => declares.test(readFileSync(`${room}/${file}`, 'utf8')))
    .sort()
}

/** The literal that stands in the source, so that the index need not load the command. */
function summaryOf(file: string): string {
  const literal = /^ {2}summary:\s*('(?:[^'\\\n]|\\.)*'|`[^`$]*`),$/m.exec(readFileSync(file, 'utf8'))?.[1]
  if (literal === undefined) throw new Error(`${file}: the summary has to be one literal on its own line`)
  return literal
}

/** What the index has to know of a command before it is loaded. */
function marksOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}(on: 'server'|background: true|personal: true),$/gm)].map(
    ([, mark = '']) => mark,
  )
}

/** `001-foundation.ts` is `m001Foundation`. */
function migrationName(file: string): string {
  return variable(`m${idOf(file, 'migration')}`)
}

/** `kubernetes/image-tag.ts` is `kubernetes/image-tag`; `docker/reader.ts` is `docker`. */
function idOf(file: string, unit: string): string {
  return file.replace(/\.ts$/, '').replace(new RegExp(`/${unit}$`), '')
}

/** Quoted where it has to be, as the formatter writes it. */
function key(id: string): string {
  return /^[a-z]\w*$/i.test(id) ? id : `'${id}'`
}

function variable(id: string): string {
  return `${id.replace(/[^a-zA-Z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}
