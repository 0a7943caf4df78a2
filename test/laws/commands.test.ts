import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Command } from '../../src/commands/command.ts'
import { fieldsOf } from '../../src/commands/fields.ts'
import { commands } from '../../src/commands/index.ts'
import { usage } from '../../src/faces/cli/help.ts'

it.each(Object.entries(commands))('help and schema of `devops %s` agree', async (verb, { summary, load }) => {
  const command = await load()
  expect(command.summary).toBe(summary)
  expect(faultsOf(verb, command)).toEqual([])
})

describe('the law sees', () => {
  const input = z.object({ paths: z.array(z.string()).describe('Where'), on: z.string().describe('When') })
  const sound: Command = {
    summary: 'Do a thing',
    input: input as never,
    positional: ['paths'],
    output: z.object({ done: z.boolean() }),
    role: 'viewer',
    changes: false,
    run: async () => ({}),
  }
  it('no fault in a sound command', () => expect(faultsOf('do', sound)).toEqual([]))
  it.each<[string, Partial<Command>]>([
    ['a field without a description', { input: z.object({ paths: z.array(z.string()) }) as never }],
    [
      'a field that no flag can give',
      { input: z.object({ deep: z.object({ a: z.string() }).describe('x') }) as never },
    ],
    ['a positional field that is none', { positional: ['path'] }],
    ['a summary that ends in a full stop', { summary: 'Do a thing.' }],
    ['an answer that no schema describes', { output: z.unknown() }],
  ])('%s', (_, planted) => expect(faultsOf('do', { ...sound, ...planted })).not.toEqual([]))
})

/** Where the help, which is drawn from the fields, leaves out or invents what the schema says. */
function faultsOf(verb: string, command: Command): string[] {
  const schema = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })
  const names = Object.keys(schema.properties ?? {})
  const fields = fieldsOf(command)
  const help = usage(verb, command, fields, ['human', 'json'])
  const output = z.toJSONSchema(command.output, { unrepresentable: 'any' })
  return [
    // A job is never told by flags.
    ...names
      .filter((name) => !command.background && !fields.some((field) => field.name === name))
      .map((name) => `${name} has no flag`),
    ...fields.filter(({ about }) => about.trim() === '').map(({ name }) => `${name} says nothing of itself`),
    ...fields
      .filter(({ flag, name, positional }) => !help.includes(positional ? name.toUpperCase() : `--${flag}`))
      .map(({ name }) => `${name} is not in the help`),
    ...(command.positional ?? []).filter((name) => !names.includes(name)).map((name) => `${name} is no field`),
    ...(/\.$|^\s*$/.test(command.summary) ? ['the summary is no title'] : []),
    ...(output.type === 'object' ? [] : ['the answer has no shape']),
  ]
}
