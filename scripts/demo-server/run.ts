import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startShop } from './shop.ts'
import { startSignals } from './signals.ts'
import { pause, startTelephone } from './telephone.ts'

/** Breaks a small service and shows what becomes of it: alert, incident, page, escalation, acknowledgement, recovery, review. */
const folder = mkdtempSync(join(tmpdir(), 'millwright-demo-'))
// Started by root, the database runs as nobody, who has to pass through.
chmodSync(folder, 0o711)
const stay = process.argv.includes('--stay') || (process.stdin.isTTY && !process.env.CI)
const [port = 0, prometheus = 0, alertmanager = 0] = await freePorts(3)
const server = `http://127.0.0.1:${port}`
const password = 'a demonstration, gone when it ends'
const env = {
  ...process.env,
  DEVOPS_SERVER: server,
  DEVOPS_PASSWORD: password,
  DEVOPS_ADMIN_PASSWORD: password,
  XDG_CONFIG_HOME: join(folder, 'config'),
}

const routing = `route: { receiver: shop, group_by: [alertname, service], group_wait: 1s, group_interval: 2s }
receivers: [{ name: shop }]
`

say('A server, with a database of its own, in one command.')
show('devops serve')
const serving = spawn(
  process.execPath,
  ['dist/devops.mjs', 'serve', '--port', String(port), '--data', join(folder, 'data')],
  { env, stdio: ['ignore', 'pipe', 'pipe'] },
)
const log: string[] = []
for (const stream of [serving.stdout, serving.stderr]) stream.on('data', (part: Buffer) => log.push(String(part)))
const stops: (() => void)[] = []
try {
  await story()
} finally {
  for (const stop of stops) stop()
  if (serving.kill('SIGTERM')) await new Promise((ended) => serving.once('exit', ended))
  rmSync(folder, { recursive: true, force: true })
}

async function story(): Promise<void> {
  await until('the server', async () => (await fetch(`${server}/readyz`)).ok)
  await devops('login', '--user', 'admin')

  say('Who is on call: Ada first, and Bo when she does not answer within eight seconds.')
  const telephone = await startTelephone((owner, { status, title }) => {
    const news = status === 'triggered' ? 'rings' : `says ${String(status)}`
    process.stdout.write(`  [the telephone of ${owner} ${news}: ${String(title)}]\n`)
  })
  stops.push(telephone.stop)
  writeFileSync(join(folder, 'oncall.yaml'), duties(telephone.address))
  writeFileSync(join(folder, 'routing.yml'), routing)
  await quietly('oncall', 'apply', join(folder, 'oncall.yaml'))
  show('devops oncall apply oncall.yaml')
  await devops('oncall', 'show')

  say('A shop that takes orders, and what measures it.')
  const shop = await startShop()
  stops.push(shop.stop)
  await devops('alert', 'route', 'set', join(folder, 'routing.yml'))
  const { url } = JSON.parse(await quietly('alert', 'source', 'add', 'shop', 'alertmanager', '--format', 'json')) as {
    url: string
  }
  const signals = await startSignals(folder, shop, url, { prometheus, alertmanager })
  stops.push(signals.stop)
  console.log(`  ${signals.told}`)
  await pause(12_000)

  say('Half of the orders begin to fail.')
  shop.break(true)
  await rung(telephone.rung('ada', 1, 60_000), 'Ada')
  await devops('incident', 'list', '--open')

  say('Ada sleeps. Eight seconds later it is the turn of Bo.')
  await rung(telephone.rung('bo', 1, 60_000), 'Bo')
  await devops('incident', 'acknowledge', '1', '--note', 'rolling back the last deployment')

  say('The old version is back; the alert ends, and with it the incident.')
  shop.break(false)
  await until(
    'the end of the incident',
    async () => (await quietly('incident', 'show', '1', '--format', 'json')).includes('"resolved"'),
    90_000,
  )
  await devops(
    'incident',
    'action',
    'add',
    '1',
    'Judge each deployment by its error rate',
    '--owner',
    'bo',
    '--due',
    inAWeek(),
  )
  await devops('incident', 'show', '1')

  say('The review writes itself as far as facts go.')
  await devops('incident', 'review', '1')
  await devops('incident', 'measures', '--over', '1h')
  await devops('trail', 'verify')
  if (!stay) return
  say(`The same in the console: ${server} (admin, "${password}"). Ctrl-C ends everything.`)
  await new Promise<void>((end) => process.once('SIGINT', end))
}

function duties(telephones: string): string {
  const person = (name: string) => `  ${name}:
    zone: Europe/Berlin
    contacts: { telephone: { by: webhook, url: '${telephones}/${name}' } }
    notify: [{ contact: telephone }]
`
  return `people:
${person('ada')}${person('bo')}teams:
  shop: { people: [ada, bo] }
schedules:
  shop:
    team: shop
    rotations: [{ name: weekly, zone: Europe/Berlin, start: '2026-01-05T09:00', people: [ada], every: week }]
escalations:
  shop:
    team: shop
    steps:
      - { tell: [schedule shop], wait: 8s }
      - { tell: [person bo], wait: 5m }
default: shop
`
}

async function devops(...args: readonly string[]): Promise<void> {
  show(`devops ${args.map((arg) => (/[\s"]/.test(arg) ? `"${arg}"` : arg)).join(' ')}`)
  console.log((await quietly(...args)).trimEnd().replaceAll(/^/gm, '  '))
}

function quietly(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/devops.mjs', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.on('data', (part: Buffer) => out.push(String(part)))
    child.stderr.on('data', (part: Buffer) => err.push(String(part)))
    child.on('close', (code) =>
      code === 0 || code === 1
        ? resolve(out.join(''))
        : reject(new Error(`devops ${args.join(' ')}: ${err.join('')}\n${log.slice(-8).join('')}`)),
    )
  })
}

async function rung(called: Promise<boolean>, who: string): Promise<void> {
  if (!(await called)) throw new Error(`the telephone of ${who} did not ring\n${log.slice(-8).join('')}`)
}

async function until(what: string, holds: () => Promise<boolean>, within = 30_000): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; await pause(200)) if (await holds().catch(() => false)) return
  throw new Error(`waited in vain for ${what}\n${log.slice(-8).join('')}`)
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const one = createServer()
          one.listen(0, '127.0.0.1', () => resolve(one))
        }),
    ),
  )
  const ports = servers.map((one) => (one.address() as AddressInfo).port)
  await Promise.all(servers.map((one) => new Promise((closed) => one.close(closed))))
  return ports
}

function say(text: string): void {
  console.log(`\n${text}`)
}

function show(line: string): void {
  console.log(`  $ ${line}`)
}

function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
}
