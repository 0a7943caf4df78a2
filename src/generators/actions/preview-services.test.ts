import { expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { deliver } from './deliver.ts'
import { stalePreviews } from './stale-previews.ts'

const blueprint = designed(`name: till
domain: till.example.com
cloud: { account: "222233334444", region: eu-central-1 }
repository: github.com/acme/till
team: { engineers: 2 }
services:
  api: { type: api, runtime: node, public: true, uses: [db], traffic: { average: 1, peak: 8 } }
data:
  db: { engine: postgresql, size: 10GB }
environments: [dev, production, preview]
`)
const { concurrency, jobs } = deliver(blueprint)
const all = jobs as Readonly<Record<string, { if?: string; permissions?: object; steps?: readonly object[] }>>
const said = (job: string) => JSON.stringify(all[job])

it('what is made is made to its end, in one row for each pull request', () => {
  expect(concurrency.group).toBe('deliver-${{ github.event.pull_request.number || github.ref }}')
  expect(concurrency).not.toHaveProperty('cancel-in-progress')
})

it('a fork, a closed request and one without the label get nothing', () => {
  for (const job of ['preview-services', 'preview-note', 'prove-preview']) {
    expect(all[job]?.if).toContain('head.repo.full_name == github.repository')
    expect(all[job]?.if).toContain("pull_request.state == 'open'")
    expect(all[job]?.if).toContain("'preview'")
  }
})

it('who may comment may do nothing in AWS, and the other way round', () => {
  expect(all['preview-note']?.permissions).toEqual({ 'pull-requests': 'write' })
  expect(all['preview-services']?.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
})

it('is tried before it is told, and taken away by what the branch says', () => {
  expect(said('preview-services')).toContain(
    'https://api-${{ github.event.pull_request.number }}.preview.till.example.com',
  )
  expect(said('preview-note')).toContain('PATCH')
  expect(said('preview-services-end')).toContain('"ref":"main"')
  expect(said('preview-services-end')).toContain('preview.sh down')
})

it('is swept each night by what is asked for, and an issue says when something stays', () => {
  const swept = JSON.stringify(stalePreviews(blueprint.plan.previews?.stage ?? raise(), blueprint))
  expect(swept).toContain('WANTED=$(gh pr list --limit 1000 --state open --label preview')
  expect(swept).toContain('"needs":["services"]')
})

function designed(text: string) {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  return design(spec ?? raise())
}

function raise(): never {
  throw new Error('the example is wrong')
}
