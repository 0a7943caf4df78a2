import type { Command, Listed } from '../../commands/command.ts'
import type { Field } from '../../commands/fields.ts'

/** Of a column of lists, in characters. */
const widest = 84

/** All commands, from the light index alone. */
export function overview(commands: Readonly<Record<string, Listed>>, version: string): string {
  const offered = Object.entries(commands).filter(([, { background }]) => !background)
  const alone = (isPersonal: boolean) =>
    offered.flatMap(([id, { summary, personal = false }]): [string, string][] =>
      id.includes('/') || personal !== isPersonal ? [] : [[id, summary]],
    )
  const shell: [string, string] = [
    'completion',
    'Print the completion script of a shell: bash, zsh, fish or powershell',
  ]
  return `devops ${version}: from one spec to a proven production estate

Usage: devops COMMAND [FLAGS]

On files
${table(sorted([...alone(false), shell]))}

Around a server
${table(sorted(alone(true)))}

On a server (DEVOPS_SERVER, or devops login); \`devops incident\` says more of a group
${table(groupsOf(offered.map(([id]) => id)))}

Short ways in: with a devops.yaml they generate that part, elsewhere they audit it
${table([
  ['--infra [DIR]', 'Everything that runs: Terraform, Kubernetes, containers, monitoring'],
  ['--terraform [DIR]', 'Terraform alone'],
  ['--k8s [DIR]', 'Kubernetes alone'],
  ['--pipeline [DIR]', 'The pipeline alone'],
  ['--cost [DIR]', 'What it costs a month, with or without a devops.yaml'],
])}

${everywhere}

Next: devops audit, or devops init to describe what you need
`
}

function sorted(rows: readonly [string, string][]): readonly [string, string][] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** `incident` and the verbs in it; a group in it stands for its own. */
function groupsOf(ids: readonly string[]): readonly [string, string][] {
  const groups = new Map<string, Set<string>>()
  for (const id of ids) {
    const [first = '', second, third] = id.split('/')
    if (second === undefined) continue
    const inside = groups.get(first) ?? new Set()
    groups.set(first, inside.add(third === undefined ? second : `${second} ...`))
  }
  return sorted([...groups].map(([name, inside]): [string, string] => [name, [...inside].join(', ')]))
}

/** The commands that begin with a word; `undefined` where none does. */
export function group(word: string, commands: Readonly<Record<string, Listed>>): string | undefined {
  const inside = Object.entries(commands).flatMap(([id, { summary, background }]): [string, string][] =>
    id.startsWith(`${word}/`) && !background ? [[id.replaceAll('/', ' '), summary]] : [],
  )
  if (inside.length === 0) return undefined
  const said = word.replaceAll('/', ' ')
  return `Usage: devops ${said} COMMAND [FLAGS]\n\n${table(inside)}\n\nNext: devops ${inside[0]?.[0] ?? said} --help\n`
}

export function usage(verb: string, command: Command, fields: readonly Field[], formats: readonly string[]): string {
  const words = fields.filter(({ positional }) => positional)
  const flags = fields.filter(({ positional }) => !positional)
  const shown = words.map(({ name, type, required }) => {
    const word = name.toUpperCase() + (type === 'list' ? '...' : '')
    return required ? word : `[${word}]`
  })
  return `${command.summary}

Usage: ${['devops', verb.replaceAll('/', ' '), ...shown, '[FLAGS]'].join(' ')}
${words.length > 0 ? `\n${table(words.map((field) => [field.name.toUpperCase(), about(field)]))}\n` : ''}
Flags
${table([...flags.map((field): [string, string] => [written(field), about(field)]), ['--format FORMAT', formats.join(', ')], ['--output FORMAT=FILE', 'Write it into a file, too (repeatable)']])}

${everywhere}
`
}

const everywhere = `Everywhere
${table([
  ['-C, --cwd DIR', 'Do as if called from there'],
  ['--no-cache', 'Read everything anew, also what an earlier run has answered'],
  ['-h, --help', 'Say what a command takes'],
  ['-V, --version', 'Say the version, before any command'],
])}

Exit code: 0 clean, 1 findings, 2 a failure with its remedy, 3 a bug of ours. NO_COLOR and FORCE_COLOR are heeded.`

function written({ flag, type, choices, default: standard }: Field): string {
  if (type === 'flag') return standard === true ? `--no-${flag}` : `--${flag}`
  return `--${flag} ${type === 'number' ? 'N' : choices ? 'WORD' : flag.split('-').at(-1)?.toUpperCase()}`
}

function about({ about: text, type, choices, default: standard }: Field): string {
  const more = [
    choices?.join(', '),
    standard !== undefined && type !== 'flag' && !(Array.isArray(standard) && standard.length === 0)
      ? `default ${standard}`
      : undefined,
    type === 'list' && !choices ? 'repeatable' : undefined,
  ].filter((part) => part !== undefined)
  return more.length > 0 ? `${text} (${more.join('; ')})` : text
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(26, Math.max(...rows.map(([left]) => left.length)))
  const margin = `\n${' '.repeat(width + 4)}`
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${wrapped(right, margin)}`.trimEnd()).join('\n')
}

/** A list that no terminal has room for goes on in the next line; a sentence is left to the terminal. */
function wrapped(text: string, margin: string): string {
  const words = text.split(', ')
  if (text.length <= widest || words.length < 8) return text
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1) ?? ''
    const longer = line === '' ? word : `${line}, ${word}`
    if (longer.length > widest) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.join(`,${margin}`)
}
