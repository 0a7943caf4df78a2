import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { previewScript } from './script.ts'

// It runs on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

const tasks = `name: till
domain: till.example.com
cloud: { account: "222233334444", region: eu-central-1 }
repository: github.com/acme/till
team: { engineers: 2 }
services:
  api: { type: api, runtime: node, public: true, uses: [db, work], migrations: [migrate], traffic: { average: 1, peak: 8 } }
  mailer: { type: worker, runtime: node, uses: [work] }
data:
  db: { engine: postgresql, size: 10GB }
  work: queue
environments: [dev, production, preview]
`
const functions = tasks.replace(
  'environments',
  'overrules:\n  compute/api: { answer: functions, because: it seldom runs at all }\nenvironments',
)

/** `aws` and `terraform` that say what they were asked, and answer as told; what stands in `failing` fails. */
const stub = `#!/bin/bash
asked="$(basename "$0") $*"
echo "$asked" >> "$CALLS"
[ -z "$FAILING" ] || ! [[ "$asked" =~ $FAILING ]] || { echo "AccessDenied" >&2; exit 254; }
case "$asked" in
  *list-objects-v2*tflock*) echo "$LOCKED" ;;
  *list-objects-v2*) cat "$STATES" ;;
  *delete-object*) sed -i "\\#$(sed -E 's/.*--key ([^ ]+).*/\\1/' <<< "$asked")#d" "$STATES" ;;
  *get-parameter*) echo '{"subnet_ids":["subnet-1"],"databases":{"db":{"group":"sg-1"}},"zone_id":"Z1"}' ;;
  *run-task*) echo arn:task/1 ;;
  *describe-tasks*) echo "$CODE" ;;
  *get-resources*) cat "$TAGGED" ;;
  *delete-rule*) echo 'RuleNotFound: it does not exist' >&2; exit 254 ;;
  *batch-get-image*) echo '{"manifests":[{"digest":"sha256:arm","platform":{"architecture":"arm64"}}]}' ;;
  *lambda\\ invoke*) echo "$INVOKED" ;;
  *list-resource-record-sets*) echo '[{"Name":"api-7.preview.till.example.com.","Type":"A"},{"Name":"api-9.preview.till.example.com.","Type":"A"},{"Name":"api.till.example.com.","Type":"A"}]' ;;
esac
`

interface World {
  /** Lines of the listing of states: key and time. */
  readonly states?: readonly string[]
  readonly tagged?: readonly string[]
  readonly failing?: string
  readonly wanted?: string
  readonly locked?: string
  readonly code?: string
  readonly invoked?: string
  readonly built?: string
}

const today = new Date().toISOString()
const long = new Date(Date.now() - 8 * 86_400_000).toISOString()
const state = (number: number, at = today) => `preview/pr-${number}.tfstate\t${at}`

describe.skipIf(!able)('a preview of tasks', () => {
  it('has its database before its services, and a state of its own', () => {
    const { code, calls } = ran(tasks, ['up', '7', 'dependabot[bot]'], { states: [state(3)] })
    expect(code).toBe(0)
    const made = calls.findIndex((call) => call.includes('run-task'))
    const applied = calls.findIndex((call) => call.startsWith('terraform') && call.includes(' apply '))
    expect(made).toBeGreaterThan(-1)
    expect(applied).toBeGreaterThan(made)
    expect(calls[made]).toContain('{"name":"ACTION","value":"create"},{"name":"NUMBER","value":"7"}')
    expect(calls.join('\n')).toContain('-backend-config=key=preview/pr-7.tfstate')
    expect(calls[applied]).toContain(
      '-var=number=7 -var=images={"api":"sha256:1","mailer":"sha256:2"} -var=owner=dependabot-bot-',
    )
  })

  it.each([
    ['its number is none', ['up', '7; rm'], {}],
    ['there are five already', ['up', '7'], { states: [1, 2, 3, 4, 5].map((each) => state(each)) }],
    ['nobody can say how many there are', ['up', '7'], { failing: 'list-objects' }],
    ['an image was not built', ['up', '7'], { built: 'till/api sha-1 sha256:1\n' }],
    ['its database was not made', ['up', '7'], { code: '1' }],
    ['the task did not start', ['up', '7'], { failing: 'run-task' }],
  ] as const)('is not made where %s', (_, given, world) => {
    const { code, calls } = ran(tasks, given, world)
    expect(code).not.toBe(0)
    expect(calls.filter((call) => call.includes(' apply '))).toEqual([])
  })

  it('may be renewed when there are five with its own', () => {
    expect(ran(tasks, ['up', '5'], { states: [1, 2, 3, 4, 5].map((each) => state(each)) }).code).toBe(0)
  })

  it('goes with its services first, then its database, then its state', () => {
    const { code, calls } = ran(tasks, ['down', '7'], { states: [state(7)] })
    expect(code).toBe(0)
    const order = [' -destroy', '"value":"drop"', 'delete-object'].map((part) =>
      calls.findIndex((call) => call.includes(part)),
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(-1)
  })

  it.each(['terraform.*destroy', 'run-task'])('keeps its state when %s fails, so that it is tried again', (failing) => {
    const { code, left } = ran(tasks, ['down', '7'], { states: [state(7)], failing })
    expect(code).not.toBe(0)
    expect(left).toContain('preview/pr-7.tfstate')
  })

  it('is freed of the lock of a run that is gone, and of no other', () => {
    const of = (locked: string) => ran(tasks, ['down', '7'], { states: [state(7)], locked }).calls.join('\n')
    expect(of(long)).toContain('--key preview/pr-7.tfstate.tflock')
    expect(of(today)).not.toContain('--key preview/pr-7.tfstate.tflock')
  })
})

describe.skipIf(!able)('the sweep', () => {
  const world = { states: [state(7), state(8), state(9, long)], wanted: '7\n9' }

  it('takes what nobody asks for and what is too old, and keeps the others', () => {
    const { code, calls, left } = ran(tasks, ['sweep'], world)
    expect(code).toBe(0)
    expect(left.trim().split('\n')).toEqual([state(7)])
    expect(calls.filter((call) => call.includes('"value":"sweep"')).join()).toContain('{"name":"KEEP","value":"7"}')
  })

  it('takes nothing where nobody said what is asked for', () => {
    const { code, left } = ran(tasks, ['sweep'], { states: [state(7)] })
    expect(code).not.toBe(0)
    expect(left).toContain('pr-7')
  })

  it('goes on when one does not go, and fails', () => {
    const { code, left } = ran(tasks, ['sweep'], { ...world, failing: 'terraform.*number=8 .*destroy' })
    expect(code).not.toBe(0)
    expect(left.match(/pr-\d/g)).toEqual(['pr-7', 'pr-8'])
  })

  it('fails, and takes nothing, when states cannot be listed', () => {
    const { code, calls } = ran(tasks, ['sweep'], { ...world, failing: 'list-objects' })
    expect(code).not.toBe(0)
    expect(calls.join('\n')).not.toMatch(/destroy|delete/)
  })

  it('finds by its tags what a lost state left, and leaves what lives', () => {
    const tagged = [
      'arn:aws:sqs:eu-central-1:1:till-pr-4-work\t4',
      'arn:aws:ecs:eu-central-1:1:service/till/till-pr-4-api\t4',
      'arn:aws:elasticloadbalancing:eu-central-1:1:listener-rule/app/till-dev/1/2/3\t4',
      'arn:aws:sqs:eu-central-1:1:till-pr-7-work\t7',
    ]
    const { code, calls } = ran(tasks, ['sweep'], { ...world, tagged })
    const text = calls.join('\n')
    expect(code).toBe(0)
    expect(text).toContain('--service till-pr-4-api --force')
    expect(text.indexOf('delete-service')).toBeLessThan(text.indexOf('delete-queue'))
    expect(text).not.toContain('till-pr-7')
    expect(calls.filter((call) => call.includes('change-resource-record-sets')).join()).toContain('api-9.preview')
    expect(text).not.toContain('api-7.preview')
    expect(text).not.toContain('"api.till')
  })

  it.each([
    ['nobody knows how to remove', { tagged: ['arn:aws:rds:eu-central-1:1:db:till\t4'] }],
    ['is refused', { tagged: ['arn:aws:sqs:eu-central-1:1:till-pr-4-work\t4'], failing: 'delete-queue' }],
    ['cannot be looked for', { failing: 'get-resources' }],
  ])('fails where what is left %s', (_, more) => {
    expect(ran(tasks, ['sweep'], { ...world, ...more }).code).not.toBe(0)
  })
})

describe.skipIf(!able)('a preview of functions', () => {
  it('runs the image of its processor, and brings its tables once it stands', () => {
    const { code, calls } = ran(functions, ['up', '7'], {})
    expect(code).toBe(0)
    expect(calls.find((call) => call.includes(' apply '))).toContain('"api":"sha256:arm","mailer":"sha256:2"')
    expect(calls.at(-1)).toContain('--function-name till-pr-7-api')
    expect(calls.at(-1)).toContain('--payload {"migrate":["migrate"]}')
  })

  it.each([
    ['its migrations', { invoked: 'Unhandled' }],
    ['its image', { failing: 'batch-get-image' }],
  ])('fails with %s', (_, world) => {
    expect(ran(functions, ['up', '7'], world).code).not.toBe(0)
  })
})

function ran(spelled: string, given: readonly string[], world: World) {
  const { spec } = readSpec({ path: 'devops.yaml', text: spelled })
  if (!spec) throw new Error('the spec is wrong')
  const { plan } = design(spec)
  if (!plan.previews) throw new Error('nothing is previewed')
  const home = mkdtempSync(join(tmpdir(), 'preview-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
  for (const folder of ['scripts', 'bin', plan.previews.path]) mkdirSync(join(home, folder), { recursive: true })
  file('scripts/preview.sh', previewScript(plan, plan.previews))
  for (const tool of ['aws', 'terraform']) chmodSync(file(`bin/${tool}`, stub), 0o755)
  const states = file('states', `${(world.states ?? []).join('\n')}\n`)
  const calls = file('calls', '')
  const { status } = spawnSync('bash', ['scripts/preview.sh', ...given], {
    cwd: home,
    encoding: 'utf8',
    env: {
      PATH: `${join(home, 'bin')}:${process.env.PATH}`,
      CALLS: calls,
      STATES: states,
      TAGGED: file('tagged', `${(world.tagged ?? []).join('\n')}\n`),
      IMAGES: file('images', world.built ?? 'till/api sha-1 sha256:1\ntill/mailer sha-1 sha256:2\n'),
      FAILING: world.failing ?? '',
      LOCKED: world.locked ?? 'None',
      CODE: world.code ?? '0',
      INVOKED: world.invoked ?? 'None',
      ...(world.wanted !== undefined && { WANTED: world.wanted }),
    },
  })
  return {
    code: status,
    calls: readFileSync(calls, 'utf8').trim().split('\n'),
    left: readFileSync(states, 'utf8'),
  }
}
