import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Command } from '../../src/commands/command.ts'
import { fieldsOf } from '../../src/commands/fields.ts'
import { commands } from '../../src/commands/index.ts'
import { usage } from '../../src/faces/cli/help.ts'
import { fromName, toolName, toolOf } from '../../src/faces/mcp/tool.ts'
import { openApi } from '../../src/faces/server/openapi.ts'

it.each(Object.entries(commands))('help, route and tool of `devops %s` agree', async (verb, { summary, load }) => {
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
    [
      'a field that means something else to a tool',
      {
        input: z.object({
          paths: z.array(z.string()).describe('Where'),
          [fromName]: z.number().describe('x'),
        }) as never,
      },
    ],
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
      .filter(
        ({ flag, name, positional, default: standard }) =>
          !help.includes(positional ? name.toUpperCase() : standard === true ? `--no-${flag}` : `--${flag}`),
      )
      .map(({ name }) => `${name} is not in the help`),
    ...(command.positional ?? []).filter((name) => !names.includes(name)).map((name) => `${name} is no field`),
    ...(/\.$|^\s*$/.test(command.summary) ? ['the summary is no title'] : []),
    ...(output.type === 'object' ? [] : ['the answer has no shape']),
    ...toolFaultsOf(verb, command, names),
    ...routeFaultsOf(verb, command, names),
  ]
}

/** Where the tool that language models are offered is not the command. */
function toolFaultsOf(verb: string, command: Command, names: readonly string[]): string[] {
  const { name, inputSchema, outputSchema, annotations } = toolOf(verb, command)
  const told = Object.keys(inputSchema.properties ?? {}).filter((each) => each !== fromName)
  const schema = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })
  return [
    ...(/^[a-z0-9_-]{1,64}$/.test(name) && name === toolName(verb) ? [] : [`${name} is no name of a tool`]),
    ...(names.includes(fromName) ? [`${fromName} means where a cut answer goes on`] : []),
    ...(told.join() === names.join() ? [] : ['the tool takes something else']),
    ...((inputSchema.required ?? []).join() === (schema.required ?? []).join()
      ? []
      : ['the tool needs something else']),
    ...(outputSchema?.type === 'object' ? [] : ['the answer of the tool has no shape']),
    ...(annotations?.readOnlyHint === !command.changes ? [] : ['the tool hides whether it changes something']),
  ]
}

/** Where its route is not the command. */
function routeFaultsOf(verb: string, command: Command, names: readonly string[]): string[] {
  const { paths } = openApi({ [verb]: command }, '1') as { paths: Record<string, Route> }
  const { post, get } = paths[`/api/${verb}`] ?? {}
  const taken = Object.keys(post?.requestBody.content['application/json'].schema.properties ?? {})
  return [
    ...(taken.join() === names.join() ? [] : ['the route takes something else']),
    ...((get === undefined) === command.changes ? [] : ['a route that changes something can be got']),
    ...(get && get.parameters.map(({ name }) => name).join() !== names.join()
      ? ['the query leaves something out']
      : []),
  ]
}

interface Route {
  readonly post?: {
    readonly requestBody: { readonly content: { 'application/json': { schema: { properties?: object } } } }
  }
  readonly get?: { readonly parameters: readonly { readonly name: string }[] }
}
