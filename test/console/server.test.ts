import { beforeAll, describe, expect, it } from 'vitest'
import { chromium } from './chromium.ts'
import { judge, judgeAll, openConsole } from './console.ts'

describe.skipIf(chromium === undefined)('the server in the console (no Chromium on this machine: skipped)', () => {
  let site: Awaited<ReturnType<typeof openConsole>>
  beforeAll(async () => {
    site = await openConsole()
  })

  it('adds somebody, who signs in and chooses a password', async () => {
    const page = await site.open('/settings')
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Name to sign in with').fill('ada')
    await page.getByLabel('As the person is called').fill('Ada Lovelace')
    await judge(page, 'user-adding')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const temporary = (await page.getByRole('dialog').locator('pre').textContent()) ?? ''
    await judge(page, 'user-password')
    await page.getByRole('button', { name: 'I have it' }).click()
    await page.getByRole('cell', { name: /Ada Lovelace/ }).waitFor()

    const hers = await site.open('/', { signed: false })
    await hers.getByLabel('Name').fill('ada')
    await hers.getByLabel('Password', { exact: true }).fill(temporary)
    await hers.getByRole('button', { name: 'Sign in' }).click()
    await hers.getByRole('link', { name: 'Choose one of your own' }).click()
    await judge(hers, 'account')
    await hers.getByLabel('Password until now').fill(temporary)
    await hers.getByLabel('Password from now on').fill('four other words now')
    await hers.getByRole('button', { name: 'Choose it' }).click()
    await hers.getByRole('heading', { name: 'Sign in' }).waitFor()
    await hers.getByLabel('Name').fill('ada')
    await hers.getByLabel('Password', { exact: true }).fill('four other words now')
    await hers.getByRole('button', { name: 'Sign in' }).click()
    await hers.getByRole('heading', { name: 'Your account' }).waitFor()
    await judgeAll(site, '/settings', 'settings-users')
    await judgeAll(site, '/account', 'account')
  })

  it('makes a token and revokes it', async () => {
    const page = await site.open('/settings/tokens')
    await page.getByText('No token is in use').waitFor()
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('What it is for').fill('ci-api')
    await page.getByRole('button', { name: 'Make it' }).click()
    expect((await page.getByRole('dialog').locator('pre').textContent()) ?? '').toMatch(/^mwt_/)
    await page.getByRole('button', { name: 'I have it' }).click()
    await judgeAll(site, '/settings/tokens', 'settings-tokens')
    await page.getByRole('button', { name: 'Revoke ci-api' }).click()
    await page.getByText('No token is in use').waitFor()
  })

  it('changes a setting', async () => {
    const page = await site.open('/settings/server')
    await page.getByRole('button', { name: /^sessions/ }).click()
    await page.getByLabel('Idle hours').fill('12')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('It holds from now on.').waitFor()
    const { value } = await site.api<{ value: object }>('setting/show', { name: 'sessions' })
    expect(value).toMatchObject({ idleHours: 12 })
    await judgeAll(site, '/settings/server', 'settings-server', {
      ready: (page) => page.getByRole('button', { name: /^sessions/ }).click(),
    })
  })

  it('shows the trail, and proves it', async () => {
    const page = await site.open('/trail')
    await page.getByRole('cell', { name: 'setting/change', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('It holds', { exact: true }).waitFor()
    await page.getByLabel('Which deed').fill('user/add')
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
    await judgeAll(site, '/trail', 'trail')
  })

  it('tells everybody what was published, and nothing else', async () => {
    const secret = await site.api<{ id: number }>('incident/open', { title: 'Intruder in the vault', severity: 1 })
    await site.api('incident/note', { incident: secret.id, text: 'Do not tell' })
    const empty = await site.open('/status', { signed: false })
    await empty.getByRole('heading', { name: 'Everything works' }).waitFor()
    const { id } = await site.api<{ id: number }>('incident/open', { title: 'db-7 lost', severity: 2, service: 'mail' })
    await site.api('incident/note', { incident: id, text: 'Failing over to db-8' })
    await site.api('incident/note', { incident: id, text: 'Mails are late <b>', public: true, title: 'Mail is slow' })
    await judgeAll(site, '/status', 'status', { signed: false })
    const answer = await fetch(`${site.address}/status.json`)
    const told = await answer.text()
    expect(told).toContain('Mail is slow')
    const written = await (await fetch(`${site.address}/status`)).text()
    expect(told + written).not.toMatch(/vault|db-\d|Do not tell|admin/)
    expect(written).toContain('Mails are late &lt;b&gt;')
    await site.api('incident/resolve', { incident: id })
    expect(await (await fetch(`${site.address}/status.json`)).json()).toMatchObject({ state: 'works' })
  })
})
