import type { Command, Listed } from '../../commands/command.ts'
import type { Field } from '../../commands/fields.ts'

/** All commands, from the light index alone. */
export function overview(commands: Readonly<Record<string, Listed>>, version: string): string {
  const offered = Object.entries(commands).filter(([, { background }]) => !background)
  const groups = new Map<string, string[]>()
  for (const [id] of offered)
    if (id.includes('/')) {
      const [first = '', ...deeper] = id.split('/')
      groups.set(first, [...(groups.get(first) ?? []), deeper.join(' ')])
    }
  const verbs = Object.entries({
    ...Object.fromEntries([...groups].map(([name, inside]) => [`${name} ...`, inside.join(', ')])),
    ...Object.fromEntries(offered.flatMap(([id, { summary }]) => (id.includes('/') ? [] : [[id, summary]]))),
    completion: 'Print the completion script of a shell: bash, zsh, fish or powershell',
  }).sort(([a], [b]) => (a < b ? -1 : 1))
  return `devops ${version}: from one spec to a proven production estate

Usage: devops COMMAND [FLAGS]

${table(verbs)}

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
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n')
}
