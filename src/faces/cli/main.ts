import { commands } from '../../commands/index.ts'
import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'
import { group, overview } from './help.ts'
import { type Leading, leading, nested } from './leading.ts'
import type { Outside } from './outside.ts'

/** Runs one command line. Answers 0 clean, 1 findings, 2 a failure that we foresaw, 3 a bug. */
export async function main(argv: readonly string[], outside: Outside): Promise<number> {
  const { terminal } = outside
  try {
    return await run(leading(argv), outside)
  } catch (error) {
    if (error instanceof Fault) {
      terminal.err(`${error.message}\n${error.help ? `${error.help}\n` : ''}`)
      return 2
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`This is a bug of ours, not of yours. Please report it with what stands here:\n${stack}\n`)
    return 3
  }
}

async function run({ verb, rest, cwd, asked, part }: Leading, outside: Outside): Promise<number> {
  const { terminal, version } = outside
  if (asked === 'version') terminal.out(`${version}\n`)
  else if (part) {
    const { partOf } = await import('./part.ts')
    return run(leading(await partOf(part, rest, cwd, outside)), outside)
  } else if (verb === undefined) terminal.out(overview(commands, version))
  else if (verb === 'help') return run(leading(rest[0] === undefined ? [] : [...rest, '--help']), outside)
  else if (verb === 'completion') {
    const { completion } = await import('./completion.ts')
    terminal.out(await completion(rest[0], commands))
  } else {
    const { id, args } = nested(verb, rest, commands)
    const listed = commands[id]
    if (!listed || listed.background) {
      const inside = group(verb, commands)
      if (inside === undefined || (args[0] !== undefined && !/^(-h|--help)$/.test(args[0])))
        throw unknownVerb(verb, args[0])
      terminal.out(inside)
      return 0
    }
    const { call } = await import('./call.ts')
    return call(id, await listed.load(), args, cwd, outside)
  }
  return 0
}

function unknownVerb(verb: string, second?: string): Fault {
  const names = Object.entries(commands).flatMap(([id, { background }]) =>
    background ? [] : [id.replaceAll('/', ' ')],
  )
  const isGroup = names.some((name) => name.startsWith(`${verb} `))
  const said = isGroup && second !== undefined ? `${verb} ${second}` : verb
  const near = nearest(said, [...names, 'completion', 'help'])
  const help =
    near.length > 0
      ? `Did you mean ${near.map((name) => `\`devops ${name}\``).join(' or ')}?`
      : isGroup
        ? `\`devops ${verb}\` lists what it can.`
        : '`devops --help` lists the commands.'
  return new Fault('unknown-command', `there is no command \`${said}\``, help)
}
