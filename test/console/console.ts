import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import { type Running, startServer } from '../../src/faces/server/serve.ts'
import { freshStore } from '../server/database.ts'
import { worldOf } from '../world.ts'
import { chromium } from './chromium.ts'

export const sizes = { desktop: { width: 1280, height: 860 }, telephone: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes
export type Scheme = 'light' | 'dark'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// A page is judged in both schemes and sizes, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const password = 'four words at random'

/** A server of its own with the console, and a browser before it; gone after the tests of the file. */
export async function openConsole() {
  if (!existsSync('dist/web/index.html')) throw new Error('The console is not built: `npm run build` first.')
  const store = await freshStore()
  const env = { DEVOPS_ADMIN_PASSWORD: password, MILLWRIGHT_KEY: randomBytes(32).toString('hex') }
  const said: string[] = []
  const world = { ...worldOf(new Map()), now: () => new Date(), env, tell: (line: string) => void said.push(line) }
  const options = { host: '127.0.0.1', port: 0, data: '/nowhere', database: store.url }
  const running: Running = await startServer(options, world, '0.0.0-test')
  const browser: Browser = await playwright.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] })
  afterAll(async () => {
    await browser.close()
    await running.stop()
  })
  const cookie = await signedIn(running.address)

  /** As the administrator; a body makes it a POST. */
  async function api<Answer>(id: string, body: object): Promise<Answer> {
    const headers = { cookie, 'content-type': 'application/json', 'x-devops': '1', origin: running.address }
    const answer = await fetch(`${running.address}/api/${id}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${id}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  /** A page on which whatever breaks our promises fails the test: requests to elsewhere, refused by the policy, errors of scripts. */
  async function open(
    path: string,
    { size = 'desktop', scheme = 'light', signed = true }: { size?: Size; scheme?: Scheme; signed?: boolean } = {},
  ): Promise<Page> {
    const telephone = size === 'telephone' && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme: scheme,
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...telephone,
    })
    const [name = '', value = ''] = cookie.split('=')
    if (signed) await context.addCookies([{ name, value, url: running.address }])
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(running.address) && !url.startsWith('data:')) wrong.push(`asked elsewhere: ${url}`)
    })
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      if (/Content Security Policy/i.test(text) || (message.type() === 'error' && !/status of 4\d\d/.test(text)))
        wrong.push(`console: ${text}`)
    })
    wrongs.set(page, wrong)
    await page.goto(`${running.address}${path}`)
    await page.locator('h1').first().waitFor()
    return page
  }

  return { address: running.address, database: store.database, api, open, said, password }
}

const wrongs = new WeakMap<Page, string[]>()

/** No violation that axe finds, nothing that was logged, nothing wider than the screen; a picture where `SCREENSHOTS` names a folder. */
export async function judge(page: Page, name: string): Promise<void> {
  // Events stay open, so that a network is never idle.
  await page.locator('[aria-busy=true], [aria-label=Loading]').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(200)
  const folder = process.env.SCREENSHOTS
  if (folder) {
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  }
  // Not as an element of the page, which its policy forbids.
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    interface Violation {
      readonly id: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
    }
    const found = await axe.run()
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
    )
  })
  expect(violations.slice(0, 8), name).toEqual([])
  expect(wrongs.get(page), name).toEqual([])
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wide, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** What stands on the screen before anybody scrolls, for the guide. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), scale: 'css' })
}

/** Judges a page in both schemes and both sizes. */
export async function judgeAll(
  { open }: Awaited<ReturnType<typeof openConsole>>,
  path: string,
  name: string,
  options: { signed?: boolean; ready?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  for (const size of ['desktop', 'telephone'] as const)
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open(path, { size, scheme, ...(options.signed !== undefined && { signed: options.signed }) })
      await options.ready?.(page)
      await judge(page, `${name}-${size}-${scheme}`)
      await page.context().close()
    }
}

async function signedIn(address: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: address }
  const body = JSON.stringify({ name: 'admin', password })
  const answer = await fetch(`${address}/auth/sign-in`, { method: 'POST', headers, body })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
