import { resolve } from 'node:path'
import picocolors from 'picocolors'
import type { ZodError } from 'zod'
import type { Command } from '../../commands/command.ts'
import { type Field, fieldsOf } from '../../commands/fields.ts'
import { remembered } from '../../commands/remembered.ts'
import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'
import { readArguments } from './arguments.ts'
import { withFiles } from './files.ts'
import { usage } from './help.ts'
import type { Outside } from './outside.ts'
import type { View } from './view.ts'
import { views } from './views/index.ts'

/** Reads the flags, runs the command and shows its answer. */
export async function call(
  verb: string,
  command: Command,
  args: readonly string[],
  cwd: string | undefined,
  { terminal, version, program, cwd: start, world }: Outside,
): Promise<number> {
  const fields = fieldsOf(command)
  const said = verb.replaceAll('/', ' ')
  const given = readArguments(said, args, fields)
  const view = Object.hasOwn(views, verb) ? await views[verb]?.() : undefined
  if (given.help) {
    terminal.out(usage(verb, command, fields, formatsOf(view)))
    return 0
  }
  const show = shower('--format', given.format ?? 'human', view)
  const outputs = given.outputs.map(({ format, file }) => ({ file, show: shower('--output', format, view) }))
  const here = await world(resolve(start, cwd ?? '.', given.cwd ?? '.'))
  const secrets: Record<string, string> = {}
  for (const { name, about, secret } of fields)
    if (secret && given.input[name] === undefined && here.ask?.secret) secrets[name] = await here.ask.secret(about)
  const told = { ...(await withFiles(given.input, fields, here)), ...secrets }
  const shown = [given.format ?? 'human', ...given.outputs.map(({ format }) => format)]
  const asks = shown.map((format) => (Object.hasOwn(view?.asks ?? {}, format) ? view?.asks?.[format] : {}))
  const input = command.input.safeParse(Object.assign({}, ...asks, told))
  if (!input.success) throw wrongInput(said, input.error, fields)
  const output = command.on
    ? await (await import('../remote.ts')).remote(verb, command, told, here)
    : given.fresh
      ? await command.run(input.data, here)
      : await remembered(verb, program, command as Command<unknown>, input.data, here)
  const paint = picocolors.createColors(terminal.colour.out && (given.format ?? 'human') === 'human')
  const text = show(output as never, { paint, width: terminal.width, version })
  const plain = { paint: picocolors.createColors(false), width: 100, version }
  await here.files.write(new Map(outputs.map(({ file, show }) => [file, ended(show(output as never, plain))])))
  if (text !== '') terminal.out(ended(text))
  return command.verdict?.(output) ?? 0
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function formatsOf(view: View | undefined): string[] {
  return ['human', 'json', ...Object.keys(view?.formats ?? {})]
}

function shower(flag: string, format: string, view: View | undefined): View['human'] {
  const json: View['human'] = (output) => JSON.stringify(output, null, 2)
  if (format === 'human') return view ? (output, page) => view.human(output, page) : json
  const known =
    format === 'json' ? json : Object.hasOwn(view?.formats ?? {}, format) ? view?.formats?.[format] : undefined
  if (known) return known
  const [near] = nearest(format, formatsOf(view))
  throw new Fault(
    'usage',
    `\`${flag}\` cannot be \`${format}\``,
    near ? `Did you mean \`${near}\`?` : `It is one of ${formatsOf(view).join(', ')}.`,
  )
}

function wrongInput(verb: string, error: ZodError, fields: readonly Field[]): Fault {
  const messages = error.issues.map(({ path, message }) => {
    const field = fields.find(({ name }) => name === path[0])
    if (!field) return message
    const missing = field.positional
      ? `\`devops ${verb}\` needs ${field.about.toLowerCase() || field.name}`
      : `\`--${field.flag}\` is missing`
    const name = field.positional ? field.name.toUpperCase() : `--${field.flag}`
    return message.includes('received undefined') ? missing : `\`${name}\`: ${message}`
  })
  return new Fault('usage', messages.join('\n'), `\`devops ${verb} --help\` shows what it takes.`)
}
