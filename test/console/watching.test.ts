import { beforeAll, describe, expect, it } from 'vitest'
import { duties } from '../oncall/duties.ts'
import { chromium } from './chromium.ts'
import { judge, judgeAll, openConsole } from './console.ts'
import { measured, objectives } from './seeds.ts'

describe.skipIf(chromium === undefined)('watching in the console (no Chromium on this machine: skipped)', () => {
  let site: Awaited<ReturnType<typeof openConsole>>
  beforeAll(async () => {
    site = await openConsole()
  })

  it('says on empty pages what to do next', async () => {
    for (const [path, said] of [
      ['/', 'Nothing burns'],
      ['/slos', 'No objective yet'],
      ['/alerts', 'Nothing fires'],
      ['/oncall', 'for there is no schedule'],
      ['/deliveries', 'No delivery is known'],
      ['/services/nothing', 'It promises nothing yet'],
      ['/nowhere', 'nothing at'],
    ] as const) {
      if (path === '/nowhere') {
        expect(await (await fetch(`${site.address}${path}`)).text()).toContain(said)
        continue
      }
      const page = await site.open(path)
      await page.getByText(said).first().waitFor()
      await judge(page, `empty${path.replaceAll('/', '-')}`)
      await page.context().close()
    }
  })

  it('silences an alert that fires, and lets it be heard again', async () => {
    const labels = ['alertname=DiskFull', 'service=files', 'severity=warning', 'instance=db-1']
    await site.api('alert/intake', { labels, annotations: ['summary=The disk of db-1 is full in two hours'] })
    const page = await site.open('/alerts')
    await page.getByText('The disk of db-1').waitFor()
    await page.getByRole('button', { name: 'Silence DiskFull' }).click()
    await page.getByLabel('Why').fill('It is being emptied')
    await judge(page, 'silencing')
    await page.getByRole('button', { name: 'Keep quiet' }).click()
    await page.getByText('quiet', { exact: true }).waitFor()
    await judgeAll(site, '/alerts', 'alerts')
    await page.getByRole('button', { name: 'End now: It is being emptied' }).click()
    await page.getByText('None holds').waitFor()
  })

  it('shows who is on call, overrides them, and says who would be paged', async () => {
    await site.api('oncall/apply', { file: duties })
    const page = await site.open('/oncall')
    await page.getByRole('heading', { name: 'Calendar of primary' }).waitFor()
    await page.getByRole('button', { name: 'Override', exact: true }).click()
    await page.getByRole('combobox', { name: 'Who is on call' }).fill('ada')
    await page.getByLabel('Until').fill('2031-01-01T09:00')
    await page.getByLabel('Why').fill('Bob is ill')
    await judge(page, 'overriding')
    await page.getByRole('button', { name: 'Put in force' }).click()
    await page.getByText('Bob is ill').waitFor()
    await page.getByRole('button', { name: 'Who would be paged?' }).click()
    await page.getByRole('combobox', { name: 'Labels of the alert' }).fill('service=orders')
    await page.getByRole('button', { name: 'Say it' }).click()
    await page.getByText('ada by webhook').first().waitFor()
    await judge(page, 'simulating')
    await page.keyboard.press('Escape')
    await judgeAll(site, '/oncall', 'oncall')
    await page.getByRole('button', { name: /^Take back override/ }).click()
    await page.getByText('None is in force').waitFor()
    await judge(page, 'oncall-shifts')
  })

  it('shows objectives, what burns them, and what may go out', async () => {
    await site.api('slo/apply', { texts: objectives })
    for (const [version, hours] of [
      ['1.41.0', 70],
      ['1.42.0', 8.2],
    ] as const)
      await site.api('delivery/record', {
        service: 'checkout',
        version,
        at: new Date(Date.now() - hours * 3_600_000).toISOString(),
      })
    const { id } = await site.api<{ id: number }>('incident/open', {
      title: 'Checkout answers with errors: 12 % of all requests fail',
      severity: 1,
      service: 'checkout',
    })
    await site.api('incident/open', { title: 'Search is slow for some', severity: 3, service: 'search' })
    const measure = async () => {
      await measured(site.database, 'checkout/availability', {
        left: 0.18,
        burn: 15.2,
        alert: 'page',
        incidents: [`incident/${id}`],
      })
      await measured(site.database, 'search/availability', { left: 0.83, burn: 0.4, alert: 'none', incidents: [] })
    }
    await measure()
    const page = await site.open('/slos')
    await page.getByRole('link', { name: /checkout.availability/ }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'checkout/availability' }).waitFor()
    await page.getByRole('img', { name: /Budget left over time/ }).waitFor()
    await page.getByText('What consumed it').waitFor()
    await page.getByRole('link', { name: `incident/${id}` }).click()
    await page.getByRole('heading', { name: 'Checkout answers with errors' }).waitFor()
    // The job that measures finds no Prometheus here, and says so each minute.
    for (const [path, name] of [
      ['/slos', 'slos'],
      ['/slos/checkout/availability', 'slo'],
      ['/services/checkout', 'service'],
      ['/', 'overview'],
    ] as const) {
      await measure()
      await judgeAll(site, path, name)
    }
  })

  it('shows deliveries, and opens the rows behind each figure', async () => {
    const page = await site.open('/deliveries')
    await page.getByRole('cell', { name: '1.42.0' }).waitFor()
    await page.getByRole('button', { name: /rows? of Deployments/ }).click()
    await page.getByRole('dialog').getByText('delivery/').first().waitFor()
    await judge(page, 'dora-rows')
    await judgeAll(site, '/deliveries', 'deliveries')
  })
})
