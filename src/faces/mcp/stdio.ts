import { Writable } from 'node:stream'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { commands } from '../../commands/index.ts'
import { Fault } from '../../model/fault.ts'
import type { McpOptions, World } from '../../model/world.ts'
import { matchesGlob } from '../../values/glob.ts'
import { nearest } from '../../values/nearest.ts'
import { remote } from '../remote.ts'
import { confined, unwritten } from './confined.ts'
import { offered } from './kit.ts'
import { secretsOf } from './masked.ts'
import { protocolOf } from './protocol.ts'
import { resourcesOf } from './resources.ts'
import { toolName } from './tool.ts'

/** Speaks MCP on standard input and output until the input ends. */
export async function speakOnStdio(options: McpOptions, outside: World, version: string): Promise<void> {
  const world = confined(outside)
  const tools = offered(commands)
  const known = Object.keys(tools).map(toolName)
  for (const glob of [...options.allow, ...options.only])
    if (!known.some((name) => matchesGlob(name, glob))) throw unknownName(glob, known)
  const listed = Object.fromEntries(
    Object.entries(tools).filter(([id]) => options.only.length === 0 || matchesGlob(toolName(id), options.only)),
  )
  const secrets = secretsOf(world.env)
  const resources = resourcesOf(world, secrets)
  const server = protocolOf(() => ({
    version,
    commands: listed,
    may: () => true,
    run(id, command, input, tell) {
      const telling: World = {
        ...world,
        tell(message) {
          world.tell(message)
          tell(message)
        },
      }
      if (command.on) return remote(id, command, input, telling)
      const isTried = command.changes && (input as { dryRun?: unknown }).dryRun === true
      return command.run(input as never, isTried ? unwritten(telling) : telling)
    },
    agreed: (id) => options.allowChanges || matchesGlob(toolName(id), options.allow),
    howToAgree: (id) => `Whoever started it can agree beforehand: \`devops mcp --allow ${toolName(id)}\`.`,
    secrets,
    failed: (what, error) => world.tell(`${what}: ${error instanceof Error ? error.stack : error}`),
    resources,
  }))
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    server.onclose = resolve
  })
  await server.connect(new StdioServerTransport(process.stdin, protocolOnly()))
  world.tell(`Millwright ${version} speaks MCP here, for ${world.cwd}; ${Object.keys(listed).length} tools.`)
  await ended
  await server.close()
}

/** Standard output for the protocol; whatever else writes there is sent to standard error. */
function protocolOnly(): Writable {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write
  return new Writable({ write: (chunk: Buffer, _, done) => void write(chunk, () => done()) })
}

function unknownName(name: string, known: readonly string[]): Fault {
  const near = nearest(name, known)
  const help =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Names are those of the tools, with underscores.'
  return new Fault('unknown-command', `there is no tool \`${name}\``, help)
}
