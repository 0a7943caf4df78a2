import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testApp } from '../server/app.ts'
import { freshStore } from '../server/database.ts'

describe.skipIf(!existsSync('dist/web/index.html'))('the console as it is served (not built: skipped)', async () => {
  const { database } = await freshStore()
  const app = await testApp(database)
  const page = async (path: string) => app.request(path)

  it('answers every path of a page with the same page, and others with nothing', async () => {
    for (const path of ['/', '/incidents/7', '/slos/api/availability', '/services/a%20b', '/settings/users']) {
      const answer = await page(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(await answer.text()).toContain('<div id="console">')
    }
    expect((await page('/assets/nothing.js')).status).toBe(404)
    expect((await page('/assets/..%2F..%2Fpackage.json')).status).toBe(404)
    expect((await page('/wp-admin')).status).toBe(404)
  })

  it('allows scripts of its own alone, and styles by a nonce that is never the same', async () => {
    const policies = await Promise.all(
      [page('/'), page('/')].map(async (each) => (await each).headers.get('content-security-policy') ?? ''),
    )
    expect(new Set(policies).size).toBe(2)
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toContain('unsafe')
    }
    const text = await (await page('/')).text()
    expect(text).not.toMatch(/<script(?![^>]*src=)|style=|https?:\/\//)
    expect(text).not.toContain('%NONCE%')
  })

  it('lets files with a hash in their name be kept for ever, packed, and asked for by what they are', async () => {
    const [path = ''] = /\/assets\/index-[^"]+\.js/.exec(await (await page('/')).text()) ?? []
    const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    const etag = answer.headers.get('etag') ?? ''
    expect((await app.request(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const plain = await (await page(path)).arrayBuffer()
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(plain.byteLength / 2)
  })
})
