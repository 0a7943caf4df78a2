import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { putScript } from './script.ts'

const made: string[] = []
afterEach(() => {
  for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true })
})

/** What the script says to a domain that keeps what it is given, run after run. */
async function told(runs: readonly string[]): Promise<{ requests: string[]; codes: (number | null)[] }> {
  const home = mkdtempSync(join(tmpdir(), 'log-search-'))
  made.push(home)
  for (const each of ['keep', 'roles', 'bin']) mkdirSync(join(home, each))
  writeFileSync(
    join(home, 'bin/aws'),
    '#!/bin/sh\necho export AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b AWS_SESSION_TOKEN=c\n',
  )
  chmodSync(join(home, 'bin/aws'), 0o755)
  writeFileSync(join(home, 'keep/logs-long.template.json'), '{}')
  writeFileSync(join(home, 'roles/audit.json'), '{}')
  writeFileSync(join(home, 'roles/write_logs.role.json'), '{}')
  writeFileSync(join(home, 'roles/write_logs.holders.json'), '{"backend_roles":["@roles@-fluent-bit"]}')
  const kept = new Map<string, string>()
  const requests: string[] = []
  const server = createServer((request, answer) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const path = (request.url ?? '').replace(/\?.*/, '')
      const signed = /^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? '')
      if (request.method === 'PUT') kept.set(path, body)
      if (request.method !== 'GET') requests.push(`${request.method} ${request.url} ${body}`)
      const known = kept.get(path) ?? (path.startsWith('/_alias/') ? kept.get(`/${path.slice(8)}-000001`) : undefined)
      answer.statusCode = !signed ? 403 : request.method === 'GET' && known === undefined ? 404 : 200
      answer.end(`{"_seq_no":7,"_primary_term":1,"found":${JSON.stringify(known ?? '')}}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const codes: (number | null)[] = []
  for (const policy of runs) {
    writeFileSync(join(home, 'keep/logs-long.policy.json'), policy)
    const script = putScript.replaceAll('/keep/', `${home}/keep/`).replaceAll(' /roles/', ` ${home}/roles/`)
    codes.push(
      await new Promise((resolve) =>
        execFile(
          'bash',
          ['-c', script],
          {
            env: {
              PATH: `${home}/bin:${process.env.PATH}`,
              ALIASES: 'logs-long',
              LOG_SEARCH_REGION: 'eu-west-1',
              LOG_SEARCH_ROLES: 'arn:aws:iam::1:role/crm',
              LOG_SEARCH_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            },
          },
          (error) => resolve(typeof error?.code === 'number' ? error.code : error ? 1 : 0),
        ),
      ),
    )
    requests.push('--')
  }
  await new Promise((resolve) => server.close(resolve))
  return { requests, codes }
}

it('puts everything once, signed, and who may write last', async () => {
  const { requests, codes } = await told(['{"days":"@digest@"}', '{"days":"@digest@"}'])
  expect(codes).toEqual([0, 0])
  const [first = [], second = []] = requests
    .join('\n')
    .split('--')
    .map((run) => run.trim().split('\n'))
  expect(first.map((each) => each.split(' ')[1])).toEqual([
    '/_index_template/logs-long',
    '/_plugins/_ism/policies/logs-long',
    '/logs-long-000001',
    '/_plugins/_security/api/audit/config',
    '/_plugins/_security/api/roles/write_logs',
    '/_plugins/_security/api/rolesmapping/write_logs',
  ])
  expect(first.at(-1)).toContain('"arn:aws:iam::1:role/crm-fluent-bit"')
  // What is there already is left as it is: policies and indexes.
  expect(second.map((each) => each.split(' ')[1])).toEqual([
    '/_index_template/logs-long',
    '/_plugins/_security/api/audit/config',
    '/_plugins/_security/api/roles/write_logs',
    '/_plugins/_security/api/rolesmapping/write_logs',
  ])
})

it('changes a policy by its version, and that of indexes that are there', async () => {
  const { requests, codes } = await told(['{"days":30,"mark":"@digest@"}', '{"days":60,"mark":"@digest@"}'])
  expect(codes).toEqual([0, 0])
  const second = requests.slice(requests.indexOf('--') + 1)
  expect(
    second.some((each) => each.startsWith('PUT /_plugins/_ism/policies/logs-long?if_seq_no=7&if_primary_term=1')),
  ).toBe(true)
  expect(second.some((each) => each.startsWith('POST /_plugins/_ism/change_policy/logs-long-*'))).toBe(true)
})
