import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { type CallToolResult, ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'

const root = new URL('../..', import.meta.url).pathname
const outer = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-')))
const place = join(outer, 'shop')
mkdirSync(join(place, 'k8s'), { recursive: true })
mkdirSync(join(place, 'docs/runbooks'), { recursive: true })
writeFileSync(join(outer, 'secret.yaml'), 'kind: Secret\n')
symlinkSync(join(outer, 'secret.yaml'), join(place, 'link.yaml'))
writeFileSync(join(place, 'docs/runbooks/api-down.md'), '# api is down\n\nexport DB_PASSWORD=hunter2hunter2\n')
writeFileSync(join(place, 'Dockerfile'), 'FROM node:latest\nENV API_TOKEN=hunter2hunter2\nCMD ["node", "a.js"]\n')
for (let index = 0; index < 120; index++)
  writeFileSync(
    join(place, `k8s/pod-${index}.yaml`),
    `apiVersion: v1\nkind: Pod\nmetadata: { name: pod-${index} }\nspec:\n  containers:\n    - name: api\n      image: nginx:latest\n      securityContext: { privileged: true }\n`,
  )

const clients: Client[] = []
afterAll(async () => {
  for (const client of clients) await client.close()
  rmSync(outer, { recursive: true, force: true })
})

const plain = await start([])

describe('devops mcp over stdio', () => {
  it('offers every command that is not for a person alone', async () => {
    const { tools } = await plain.client.listTools()
    const wanted = Object.entries(commands).filter(([, { background, personal }]) => !background && !personal)
    expect(tools.map(({ name }) => name)).toEqual(wanted.map(([id]) => id.replaceAll('/', '_')))
    expect(tools.map(({ name }) => name)).not.toContain('serve')
    expect(tools.find(({ name }) => name === 'audit')?.annotations?.readOnlyHint).toBe(true)
    expect(tools.find(({ name }) => name === 'fix')?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
    })
  })

  it('answers in the shape of the schema, which the client checks, and goes on where an answer was cut', async () => {
    const first = await call(plain.client, 'audit', { strict: true })
    const text = textOf(first)
    const shown = /`findings` shows 1 to (\d+) of (\d+); the next begin at \1/.exec(text)
    expect(shown).not.toBeNull()
    expect(JSON.stringify(first.structuredContent).length).toBeLessThan(45_000)
    const second = await call(plain.client, 'audit', { strict: true, _from: Number(shown?.[1]) })
    const findings = [first, second].map(({ structuredContent }) => structuredContent?.findings as { check: string }[])
    expect(findings[1]?.length).toBeGreaterThan(0)
    expect(findings[1]?.[0]).not.toEqual(findings[0]?.[0])
  })

  it('shows no secret', async () => {
    const answers = [
      textOf(await call(plain.client, 'audit', { paths: ['Dockerfile'] })),
      JSON.stringify(await plain.client.readResource({ uri: 'devops://files/docs/runbooks/api-down.md' })),
    ]
    for (const answer of answers) expect(answer).not.toContain('hunter2')
    expect(answers[1]).toContain('DB_PASSWORD')
  })

  it.each([
    ['../secret.yaml', 'outside'],
    [outer, 'outside'],
    ['link.yaml', 'outside'],
  ])('reads nothing outside its directory: %s', async (path, code) => {
    const answer = await call(plain.client, 'audit', { paths: [path] })
    expect(JSON.parse(textOf(answer))).toMatchObject({ code })
  })

  it('says what is wrong with a call, and what to do', async () => {
    const wrong = await call(plain.client, 'audit', { pathes: ['.'] })
    expect(wrong.isError).toBe(true)
    expect(JSON.parse(textOf(wrong))).toMatchObject({ code: 'input', help: 'Did you mean `paths`?' })
    const none = await call(plain.client, 'explain', { topic: 'kubernetes/no-such' })
    expect(none.isError).toBe(true)
    expect(Object.keys(JSON.parse(textOf(none)))).toEqual(['code', 'message', 'help'])
    expect(JSON.parse(textOf(await call(plain.client, 'adit', {}))).help).toContain('audit')
  })

  it('changes nothing without consent, and says how it is given; what only shows is no change', async () => {
    const refused = await call(plain.client, 'fix', {})
    expect(JSON.parse(textOf(refused))).toMatchObject({
      code: 'no-consent',
      help: expect.stringContaining('--allow fix'),
    })
    const shown = await call(plain.client, 'fix', { dryRun: true })
    expect(shown.structuredContent).toMatchObject({ written: false })
  })

  it('changes what was agreed to at the start', async () => {
    const { client } = await start(['--allow', 'init'])
    const made = await call(client, 'init', { from: '.', out: 'one.yaml' })
    expect(made.structuredContent).toMatchObject({ written: true })
    expect(JSON.parse(textOf(await call(client, 'fix', {})))).toMatchObject({ code: 'no-consent' })
    expect(JSON.parse(textOf(await call(client, 'init', { from: '.', out: '../two.yaml' })))).toMatchObject({
      code: 'outside',
    })
  })

  it('asks the person where the client can', async () => {
    const questions: string[] = []
    const { client } = await start([], (message) => {
      questions.push(message)
      return questions.length === 1 ? 'no' : 'always'
    })
    const begin = (out: string) => call(client, 'init', { from: '.', out })
    expect(JSON.parse(textOf(await begin('three.yaml')))).toMatchObject({ code: 'declined' })
    expect((await begin('three.yaml')).structuredContent).toMatchObject({ written: true })
    expect((await begin('four.yaml')).structuredContent).toMatchObject({ written: true })
    expect(questions).toHaveLength(2)
    expect(questions[0]).toContain('three.yaml')
  })

  it('tells of a command for a server, where no server is known, what to set', async () => {
    const { tools } = await plain.client.listTools()
    const onServer = Object.entries(commands).find(([, { on, background }]) => on === 'server' && !background)
    if (!onServer) return
    const tool = tools.find(({ name }) => name === onServer[0].replaceAll('/', '_'))
    expect(tool).toBeDefined()
  })

  it('writes nothing but the protocol to standard output', () => {
    expect(plain.errors.join('')).toContain('speaks MCP')
    // The client reports every line that is no message.
    expect(plain.faults).toEqual([])
  })
})

async function start(args: readonly string[], decide?: (message: string) => string) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--import', 'tsx', join(root, 'src/faces/devops.ts'), '--cwd', place, 'mcp', ...args],
    cwd: root,
    stderr: 'pipe',
  })
  const errors: string[] = []
  const faults: string[] = []
  transport.stderr?.on('data', (part: Buffer) => errors.push(String(part)))
  const client = new Client(
    { name: 'test', version: '1' },
    { capabilities: decide ? { elicitation: { form: {} } } : {} },
  )
  client.onerror = (error) => faults.push(error.message)
  if (decide)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept' as const,
      content: { agree: decide(params.message) },
    }))
  await client.connect(transport)
  clients.push(client)
  return { client, errors, faults }
}

async function call(client: Client, name: string, args: object): Promise<CallToolResult> {
  return (await client.callTool({ name, arguments: { ...args } })) as CallToolResult
}

function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
}
