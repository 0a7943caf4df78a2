import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Command } from '../../commands/command.ts'
import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'
import { cut } from './cut.ts'
import type { Kit } from './kit.ts'
import { masked } from './masked.ts'
import { fromName } from './tool.ts'

/** Characters of JSON that one answer may have: about ten thousand tokens. */
const room = 40_000

/** Runs a command for a tool call. What goes wrong is an answer, too: code, message and what to do. */
export async function called(
  kit: Kit,
  id: string,
  command: Command,
  given: Readonly<Record<string, unknown>>,
  { agree, tell }: { agree(input: unknown): Promise<void>; tell(message: string): void },
): Promise<CallToolResult> {
  try {
    const { [fromName]: from, ...input } = given
    refuseUnknown(command, input)
    const read = command.input.parse(input)
    // What only shows what it would do to files changes nothing; it is given no way to.
    if (command.changes && (command.on || input.dryRun !== true)) await agree(masked(input, kit.secrets))
    const answer = await kit.run(id, command, command.on ? input : read, tell)
    const plain: unknown = JSON.parse(JSON.stringify(answer))
    const whole = masked(plain, kit.secrets)
    const { answer: shown, notes } = cut(whole, room, typeof from === 'number' ? from : 0)
    const verdict = command.verdict?.(answer as never) ?? 0
    const said = [
      ...(verdict ? [`A terminal would end with exit code ${verdict}.`] : []),
      ...notes,
      ...(notes.length === 0 ? [] : [command.changes ? doneAll : `Call again with \`${fromName}\`, or ask for less.`]),
    ]
    return {
      structuredContent: shown as Record<string, unknown>,
      content: [
        { type: 'text', text: JSON.stringify(shown) },
        ...(said.length > 0 ? [{ type: 'text' as const, text: said.join('\n') }] : []),
      ],
    }
  } catch (error) {
    return refused(kit, id, error)
  }
}

const doneAll = 'The answer alone is cut; what was asked was done whole.'

export function refused(kit: Kit, id: string, error: unknown): CallToolResult {
  const text = JSON.stringify(masked(problemOf(kit, id, error), kit.secrets))
  return { isError: true, content: [{ type: 'text', text }] }
}

function problemOf(kit: Kit, id: string, error: unknown): { code: string; message: string; help: string } {
  if (error instanceof Fault) return { code: error.code, message: error.message, help: error.help }
  if (error instanceof z.ZodError) {
    const message = error.issues.map((issue) => `\`${issue.path.join('.')}\`: ${issue.message}`).join('\n')
    return { code: 'input', message, help: 'The input schema of the tool says what it takes.' }
  }
  kit.failed(`tool ${id}`, error)
  return { code: 'bug', message: 'this is a bug of ours, not of yours', help: 'The log says more.' }
}

function refuseUnknown(command: Command, input: Readonly<Record<string, unknown>>): void {
  const { properties = {} } = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })
  const names = Object.keys(properties)
  const unknown = Object.keys(input).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const [near] = nearest(unknown, names)
  const help = near ? `Did you mean \`${near}\`?` : `It takes ${names.join(', ') || 'nothing'}.`
  throw new Fault('input', `there is no argument \`${unknown}\``, help)
}
