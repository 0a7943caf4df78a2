import { beforeAll, describe, expect, it } from 'vitest'
import { chromium } from './chromium.ts'
import { judge, judgeAll, openConsole, picture, sizes } from './console.ts'

describe.skipIf(chromium === undefined)('incidents in the console (no Chromium on this machine: skipped)', () => {
  let site: Awaited<ReturnType<typeof openConsole>>
  beforeAll(async () => {
    site = await openConsole()
  })

  it('lets somebody in who knows the password, and leads on to the page that was asked for', async () => {
    await judgeAll(site, '/incidents', 'sign-in', { signed: false })
    const page = await site.open('/incidents', { signed: false })
    await page.getByLabel('Name').fill('admin')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('do not belong together').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(site.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor()
    await page.getByText('Nothing burns').waitFor()
    await judge(page, 'incidents-empty')
    await page.getByRole('button', { name: /account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('opens one by hand, and lists, filters and pages', async () => {
    const page = await site.open('/incidents')
    await page.getByRole('button', { name: 'Open an incident' }).click()
    await page.getByLabel('What is wrong').fill('Nobody can pay')
    await page.getByText('1', { exact: true }).click()
    await page.getByLabel('Service').fill('checkout')
    await judge(page, 'incident-opening')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('heading', { name: 'Nobody can pay' }).waitFor()
    await page.context().close()
    for (let number = 1; number <= 55; number++)
      await site.api('incident/open', { title: `Disk ${number} fills`, severity: (number % 4) + 1, service: 'files' })
    await judgeAll(site, '/incidents', 'incidents')
    const list = await site.open('/incidents')
    await list.getByRole('link', { name: 'Disk 55 fills' }).waitFor()
    await list.keyboard.press('?')
    await list.getByRole('dialog').getByText('Acknowledge the incident').waitFor()
    await judge(list, 'help')
    await list.keyboard.press('Escape')
    await list.getByRole('dialog').waitFor({ state: 'detached' })
    await list.keyboard.press('j')
    await list.keyboard.press('j')
    await list.keyboard.press('k')
    await list.keyboard.press('Enter')
    await list.getByRole('heading', { name: 'Disk 55 fills' }).waitFor()
    await list.keyboard.press('g')
    await list.keyboard.press('i')
    await list.getByRole('button', { name: 'Older' }).click()
    await list.getByRole('link', { name: 'Nobody can pay' }).waitFor()
    await list.keyboard.press('/')
    await list.keyboard.type('pay')
    await expect.poll(() => list.locator('a[data-row]').count()).toBe(1)
  })

  it('shows on a telephone what matters without scrolling, and is acknowledged by one touch', async () => {
    const title = 'Checkout answers with errors: 12 % of all requests fail in eu-central-1 since the last deployment'
    const { id } = await site.api<{ id: number }>('incident/open', { title, severity: 1, service: 'checkout' })
    const page = await site.open(`/incidents/${id}`, { size: 'telephone' })
    const first = [
      page.getByText('SEV 1', { exact: true }),
      page.getByRole('heading', { name: title }),
      page.getByText('Open for'),
      page.getByText('Nobody has it'),
      page.getByText(/answer within \d+:\d\d/),
      page.getByRole('button', { name: 'Acknowledge' }),
    ]
    for (const each of first) {
      const box = await each.boundingBox()
      expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(sizes.telephone.height - 120)
    }
    expect((await page.getByRole('button', { name: 'Acknowledge' }).boundingBox())?.height).toBeGreaterThanOrEqual(48)
    await picture(page, 'first-screen')
    await page.getByRole('button', { name: 'Acknowledge' }).tap()
    await page.getByText('admin has it').waitFor()
    await page.context().close()
    await judgeAll(site, `/incidents/${id}`, 'incident-open')
  })

  it('follows what others do, and carries an incident to its end', async () => {
    const { id } = await site.api<{ id: number }>('incident/open', { title: 'Mails wait', severity: 2 })
    const page = await site.open(`/incidents/${id}`)
    await page.getByText('Nobody has it').waitFor()
    await site.api('incident/note', { incident: id, text: 'The queue grows since eight' })
    await page.getByText('The queue grows since eight').waitFor()
    await page.keyboard.press('a')
    await page.getByText('admin has it').waitFor()
    await page.getByRole('button', { name: 'Give somebody a role' }).click()
    await page.getByRole('combobox', { name: 'Who' }).fill('ada')
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await page.getByText('ada is commander').waitFor()
    await page.getByLabel('Note').fill('Mails are late. None is lost.')
    await page.getByLabel(/On the status page too/).check()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('On the status page as “Mails wait”').waitFor()
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByLabel('What is to be done').fill('Alert on the age of the oldest mail')
    await page.getByLabel('Who sees to it').fill('ada')
    await page.getByLabel('By when').fill('2030-01-31')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Alert on the age' }).click()
    await page.getByText('Done: Alert on the age').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('r')
    await page.getByText('Took').waitFor()
    await judge(page, 'incident-resolved')
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await page.getByRole('button', { name: 'Keep the review' }).click()
    await page.getByText('This is what was kept.').waitFor()
    await judgeAll(site, `/incidents/${id}/review`, 'review')
  })
})
