import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { command as list } from '../../src/commands/delivery/list.ts'
import { command as record } from '../../src/commands/delivery/record.ts'
import { command as dora } from '../../src/commands/dora/show.ts'
import { command as open } from '../../src/commands/incident/open.ts'
import { command as showIncident } from '../../src/commands/incident/show.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { trailAfter } from '../../src/store/trail.ts'
import { testApp } from './app.ts'
import { freshStore } from './database.ts'
import { serverWorld } from './world.ts'

const { database } = await freshStore()
let on = serverWorld(database)
const now = () => on.now()
const app = await testApp(database, { now })

beforeEach(async () => {
  await database.query('truncate delivery, incident, setting, trail restart identity cascade')
  on = serverWorld(database)
})

describe('deliveries', () => {
  it('told twice are one, and what has arrived does not begin again', async () => {
    const told = { service: 'api', version: '1', key: 'run-1', at: '2026-11-27T01:00:00Z' }
    expect(await on.run(record, { ...told, status: 'started', changes: ['abc'] })).toMatchObject({ known: false })
    expect(await on.run(record, { ...told, at: '2026-11-27T01:05:00Z' })).toMatchObject({
      delivery: { status: 'succeeded', changes: [{ commit: 'abc' }] },
    })
    expect(await on.run(record, { ...told, at: '2026-11-27T01:05:00Z' })).toEqual({ known: true })
    expect(await on.run(record, { ...told, status: 'started' })).toEqual({ known: true })
    expect((await on.run(list, {})).deliveries).toMatchObject([
      { id: 1, status: 'succeeded', at: '2026-11-27T01:05:00.000Z' },
    ])
    expect(await trailAfter(database, 0, 10)).toHaveLength(2)
  })
  it('are listed with the incidents that followed them', async () => {
    await on.run(record, { service: 'api', version: '1', at: '2026-11-27T01:00:00Z' })
    await on.run(record, { service: 'api', version: '2', at: '2026-11-27T02:00:00Z' })
    await on.run(open, { title: 'down', severity: 1, service: 'api' })
    const { deliveries } = await on.run(list, { service: 'api' })
    expect(deliveries.map(({ version, incidents }) => [version, incidents])).toEqual([
      ['2', ['incident/1']],
      ['1', []],
    ])
    expect((await on.run(showIncident, { incident: 1 })).delivery).toMatchObject({ id: 2, version: '2' })
    const shown = await on.run(dora, { days: 1 })
    expect(shown).toMatchObject({ frequency: { value: 2 }, changeFailure: { value: 0.5 }, environment: 'production' })
  })
})

describe('hooks', () => {
  const deployment = {
    repository: { full_name: 'acme/api', name: 'api' },
    deployment: {
      id: 7,
      sha: 'abcdef0123456789',
      environment: 'production',
      creator: { login: 'ada' },
      created_at: '2026-11-27T01:00:00Z',
    },
    deployment_status: { state: 'success', created_at: '2026-11-27T01:04:00Z', target_url: 'https://ci.example.com/1' },
  }
  const sign = (body: string, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const github = (body: string, signature: string, event = 'deployment_status') =>
    app.request('/hooks/github', {
      method: 'POST',
      body,
      headers: { 'x-hub-signature-256': signature, 'x-github-event': event },
    })

  it('of GitHub need a signature', async () => {
    const body = JSON.stringify(deployment)
    expect((await github(body, sign(body, ''))).status).toBe(401)
    const githubSecret = app.worldAs().server.seal.seal('shared secret')
    await changeSetting(database, 'deliveries', { githubSecret }, { at: now(), by: 'user:ada' })
    expect((await github(body, sign(body, 'another'))).status).toBe(401)
    expect((await github(`${body} `, sign(body, 'shared secret'))).status).toBe(401)
    const answer = await github(body, sign(body, 'shared secret'))
    expect([answer.status, await answer.json()]).toEqual([202, { deliveries: [1] }])
    expect((await on.run(list, {})).deliveries).toMatchObject([
      {
        service: 'api',
        environment: 'production',
        version: 'abcdef012345',
        status: 'succeeded',
        at: '2026-11-27T01:04:00.000Z',
        source: 'github',
        by: 'github:ada',
        changes: [{ commit: 'abcdef0123456789' }],
      },
    ])
    expect((await trailAfter(database, 0, 10)).map(({ actor }) => actor)).toEqual(['system:github'])
    const inactive = JSON.stringify({ ...deployment, deployment_status: { state: 'inactive' } })
    expect(await (await github(inactive, sign(inactive, 'shared secret'))).json()).toEqual({ deliveries: [] })
  })
  it('of GitHub may be runs of a workflow, whose commits have a time', async () => {
    const githubSecret = app.worldAs().server.seal.seal('shared secret')
    await changeSetting(database, 'deliveries', { githubSecret, workflow: 'Deploy' }, { at: now(), by: 'user:ada' })
    const run = {
      action: 'completed',
      repository: { full_name: 'acme/api' },
      workflow_run: {
        id: 5,
        name: 'Deploy',
        head_sha: 'abcdef0123456789',
        head_commit: { timestamp: '2026-11-27T00:34:00+01:00' },
        conclusion: 'success',
        updated_at: '2026-11-27T01:04:00Z',
      },
    }
    const body = JSON.stringify(run)
    expect((await github(body, sign(body, 'shared secret'), 'workflow_run')).status).toBe(202)
    expect((await on.run(list, {})).deliveries).toMatchObject([{ changes: [{ at: '2026-11-26T23:34:00.000Z' }] }])
    expect((await on.run(dora, { days: 1 })).leadTime).toMatchObject({
      value: 90 * 60_000,
      rows: [{ ref: 'delivery/1' }],
    })
    const other = JSON.stringify({ ...run, workflow_run: { ...run.workflow_run, id: 6, name: 'Test' } })
    expect(await (await github(other, sign(other, 'shared secret'), 'workflow_run')).json()).toEqual({ deliveries: [] })
  })

  const event = {
    context: {
      version: '0.4.1',
      id: 'e-1',
      source: '/ci/prod',
      type: 'dev.cdevents.service.deployed.0.2.0',
      timestamp: '2026-11-27T01:00:00Z',
    },
    subject: {
      id: 'cluster/api',
      type: 'service',
      content: { environment: { id: 'production' }, artifactId: 'pkg:oci/api@sha256%3A0123456789abcdef0123?tag=1.4.2' },
    },
    customData: { changes: [{ commit: 'abc', at: '2026-11-26T23:00:00Z' }] },
  }
  it.each([
    ['binary', event],
    ['structured', { specversion: '1.0', id: 'e-1', source: '/ci/prod', type: event.context.type, data: event }],
    ['in batches', [event, { context: { type: 'dev.cdevents.pipelinerun.finished.0.2.0' } }]],
  ])('of CDEvents are taken %s', async (_, body) => {
    const ask = await app.signedIn('responder')
    const answer = await ask('/hooks/cdevents', body)
    expect([answer.status, await answer.json()]).toEqual([202, { deliveries: [1] }])
    expect(await (await ask('/hooks/cdevents', body)).json()).toEqual({ deliveries: [] })
    expect((await on.run(list, {})).deliveries).toMatchObject([
      { service: 'api', environment: 'production', version: '1.4.2', source: 'cdevents', changes: [{ commit: 'abc' }] },
    ])
  })
  it('of Argo CD follow one operation to its end', async () => {
    const ask = await app.signedIn('responder')
    const appOf = (phase: string, more: object = {}) => ({
      app: {
        metadata: {
          name: 'api-production',
          namespace: 'argocd',
          labels: { 'app.kubernetes.io/name': 'api', environment: 'production' },
        },
        spec: { destination: { namespace: 'crm-production' } },
        status: {
          operationState: {
            phase,
            startedAt: '2026-11-27T01:00:00Z',
            syncResult: { revision: 'abcdef0123456789' },
            ...more,
          },
          summary: { images: ['registry.example.com/api:1.4.2@sha256:00'] },
        },
      },
    })
    await ask('/hooks/argocd', appOf('Running'))
    await ask('/hooks/argocd', appOf('Succeeded', { finishedAt: '2026-11-27T01:03:00Z' }))
    expect((await on.run(list, {})).deliveries).toMatchObject([
      {
        id: 1,
        service: 'api',
        environment: 'production',
        version: '1.4.2',
        status: 'succeeded',
        at: '2026-11-27T01:03:00.000Z',
      },
    ])
  })
  it.each(['/hooks/cdevents', '/hooks/argocd'])(
    'at %s are closed to strangers and to who may only look',
    async (path) => {
      expect((await app.request(path, { method: 'POST', body: '{}' })).status).toBe(401)
      expect((await (await app.signedIn('viewer'))(path, {})).status).toBe(403)
      expect((await (await app.signedIn('responder'))(path, { hello: 1 })).status).toBe(202)
    },
  )
})
