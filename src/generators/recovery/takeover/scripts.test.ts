import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonScript } from './common.ts'
import { failbackScript } from './failback.ts'
import { failoverScript } from './failover.ts'
import { regionInScript, regionOutScript } from './regions.ts'

const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

const names = `FROM_STAGE=production
FROM_NAMESPACE=crm-production
FROM_REGION=east
FROM_CLUSTER=crm-production
TO_STAGE=recovery
TO_NAMESPACE=crm-recovery
TO_REGION=west
TO_CLUSTER=crm-recovery
DATABASES=("crm-production-db crm-recovery-db")
CLUSTERS=()
FENCES=/crm/takeover
HOSTS=("api.example.com api-production.example.com api.recovery.example.com /health")
SITES=()
ROLLOUTS=no
QUEUED=no
RPO_SECONDS=900
RTO_SECONDS=3600
SWITCH_NAMESPACE=crm/recovery
SWITCH_METRIC=Takeover
SWITCH_ALARM=crm-takeover
OUT_FROM_METRIC=Takeover
OUT_TO_METRIC=Out
MOUNTED=no
FROM_SECRETS=crm/production
TO_SECRETS=crm/recovery
ZONE_NAME=example.com
REPOSITORY=acme/crm
`

/** A world in which the region \`east\` may be gone, hosts answer or do not, and the replica is behind. */
interface Situation {
  readonly answering: readonly string[]
  readonly gone?: boolean
  readonly lag?: number
  /** Aurora instead of an instance: which cluster leads. */
  readonly leader?: string
  /** What earlier runs have done, as files of the world: the name, and what is in it behind `=`. */
  readonly done?: readonly string[]
  /** Lines of settings that are otherwise. */
  readonly set?: Readonly<Record<string, string>>
}

const aws = (lag: number, gone: boolean) => `#!/bin/bash
echo "aws $*" >> "$CALLS"
[ ${gone ? 1 : 0} = 1 ] && [[ "$*" == *"--region east"* ]] && exit 255
value() { sed -n "s/.*$1 \\([^ ]*\\).*/\\1/p" <<< "$*"; }
own=$(sed -n 's/.*--db-instance-identifier \\([^ ]*\\).*/\\1/p' <<< "$*")
case "$*" in
  *list-health-checks*) exit 255 ;;
  *promote-read-replica*) touch "$STATE/promoted-$own"; rm -f "$STATE/follows-$own" ;;
  *--new-db-instance-identifier*) touch "$STATE/aside-$own"; rm -f "$STATE/follows-$own" ;;
  *create-db-instance-read-replica*)
    [ ! -e "$STATE/refuse-copy" ] || exit 254
    rm -f "$STATE/aside-$own"
    sed 's/.*--source-db-instance-identifier \\([^ ]*\\).*/\\1/' <<< "$*" > "$STATE/follows-$own" ;;
  *starts_with*) echo "crm-production-db-before-202611270900" ;;
  *"--query DBInstances[0]"*) [ ! -e "$STATE/aside-$own" ] || exit 254 ;;&
  *ReadReplicaSourceDBInstanceIdentifier*)
    [ -e "$STATE/follows-$own" ] && cat "$STATE/follows-$own" && exit
    [ "$own" = crm-recovery-db ] && [ ! -e "$STATE/promoted-$own" ] && echo arn:of:source || echo None ;;
  *DBInstanceClass*) echo "db.r8g.large subnets key sg-1" ;;
  *DBClusterMembers*) echo crm-production-ledger-1 ;;
  *MultiAZ*) echo False ;;
  *ChangeInfo.Id*) echo /change/1 ;;
  *list-distributions*) echo "E1 d1.cloudfront.net other.example.com" ;;
  *list-hosted-zones*) echo Z1 ;;
  *associate-alias*) [ ! -e "$STATE/refuse-alias" ] || exit 254 ;;
  *describe-db-clusters*DBClusterArn*) sed 's/.*--region \\([^ ]*\\) --db-cluster-identifier \\([^ ]*\\).*/arn:aws:rds:\\1:1:cluster:\\2/' <<< "$*" ;;
  *describe-db-clusters*Status*) echo available ;;
  *describe-global-clusters*IsWriter*) [ -e "$STATE/leader" ] && cat "$STATE/leader" || echo arn:aws:rds:east:1:cluster:crm-production-ledger ;;
  *describe-global-clusters*) echo arn:aws:rds:east:1:cluster:crm-production-ledger arn:aws:rds:west:1:cluster:crm-recovery-ledger ;;
  *-global-cluster*) sed 's/.*--target-db-cluster-identifier \\([^ ]*\\).*/\\1/' <<< "$*" > "$STATE/leader" ;;
  *get-secret-value*) echo '{"host":"old","password":"hidden"}' ;;
  *put-secret-value*) cat "$(sed 's#.*file://##' <<< "$*")" >> "$STATE/secrets" ;;
  *describe-db-clusters*Endpoint*) echo here.example.com ;;
  *VpcSecurityGroupId\\]*|*VpcSecurityGroups*) echo sg-1 ;;
  *length\\(*) echo 0 ;;
  *describe-security-groups*) echo '[{"IpProtocol":"tcp"}]' ;;
  *get-metric-statistics*) echo '{"Datapoints":[{"Timestamp":"'"$(date -u -d '+1 minute' +%FT%T+00:00)"'","Maximum":${lag}}]}' ;;
  *get-caller-identity*) echo 111122223333 ;;
esac
exit 0
`

function ran(
  script: string,
  { answering, gone = false, lag = 3, leader, done = [], set = {} }: Situation,
  ...given: readonly string[]
) {
  const home = mkdtempSync(join(tmpdir(), 'takeover-'))
  for (const each of ['bin', 'state']) mkdirSync(join(home, each))
  const put = (path: string, text: string) => {
    writeFileSync(join(home, path), text)
    chmodSync(join(home, path), 0o755)
  }
  const clustered = names
    .replace(/DATABASES=.*/, 'DATABASES=()')
    .replace('CLUSTERS=()', 'CLUSTERS=("crm-global crm-production-ledger crm-recovery-ledger ledger")')
  const said = Object.entries(set).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`),
    leader ? clustered : names,
  )
  put('common.sh', commonScript(said))
  for (const each of done) {
    const [name = '', text = ''] = each.split('=')
    put(`state/${name}`, text)
  }
  if (leader) put('state/leader', `arn:aws:rds:${leader.includes('recovery') ? 'west' : 'east'}:1:cluster:${leader}\n`)
  put('run.sh', script)
  put('bin/aws', aws(lag, gone))
  put('bin/kubectl', `#!/bin/bash\necho "kubectl $*" >> "$CALLS"\n`)
  put('bin/gh', `#!/bin/bash\necho "gh $*" >> "$CALLS"\n[[ "$*" != *"run list --workflow terraform"* ]] || echo 4711\n`)
  put(
    'bin/curl',
    `#!/bin/bash\nfor each in ${answering.join(' ')}; do [[ "$*" == *"https://$each/"* ]] && { echo 200; exit; }; done\necho 000\n`,
  )
  const calls = join(home, 'calls')
  const { status, stderr } = spawnSync('bash', ['run.sh', ...given], {
    cwd: home,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(home, 'bin')}:${process.env.PATH}`,
      CALLS: calls,
      STATE: join(home, 'state'),
      PAUSE: '0',
    },
  })
  const made = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n') : []
  const at = (what: string) => made.findIndex((call) => call.includes(what))
  return { status, stderr, at, made, changes: made.filter((call) => changing.test(call)) }
}

const changing =
  /global-cluster --|promote-read-replica|modify-db|create-db|reboot-db|run cancel|annotate |revoke-|authorize-|put-metric-data|workflow (?:dis|en)able|scale |patch |rollout |sns publish/

describe.skipIf(!able)('failover', () => {
  const run = (situation: Situation, ...given: readonly string[]) => ran(failoverScript, situation, ...given)
  const there = 'api.recovery.example.com'

  it('changes nothing unless it is told to', () => {
    const { status, changes, stderr } = run({ answering: [], gone: true }, '--source-is-gone')
    expect([status, changes]).toEqual([0, []])
    expect(stderr).toContain('would: aws rds promote-read-replica')
  })

  it('turns no switch where no name is public', () => {
    const { stderr } = run({ answering: [], gone: true, set: { HOSTS: '()' } }, '--source-is-gone')
    expect(stderr).toContain('would: aws rds promote-read-replica')
    expect(stderr).not.toContain('put-metric-data')
  })

  it('does not move what still answers', () => {
    const { status, at } = run({ answering: ['api-production.example.com', there] }, '--execute')
    expect([status, at('promote-read-replica'), at('revoke-'), at('put-metric-data')]).toEqual([1, -1, -1, -1])
  })

  it('does not take the word of one witness', () => {
    const { status, at, stderr } = run({ answering: [there] }, '--execute')
    expect([status, at('promote-read-replica')]).toEqual([1, -1])
    expect(stderr).toContain('only one of three')
  })

  it('does not promote beside a database that may be written to still', () => {
    const { status, at, stderr } = run({ answering: [there], gone: true }, '--execute')
    expect([status, at('promote-read-replica')]).toEqual([1, -1])
    expect(stderr).toContain('go on with --from fence')
  })

  it('does not lose more than was promised, unless somebody says so', () => {
    const behind = { answering: [there, 'api.example.com'], gone: true, lag: 5000 }
    expect(run(behind, '--execute', '--source-is-gone').at('promote-read-replica')).toBe(-1)
    expect(run(behind, '--execute', '--source-is-gone', '--accept-loss').at('promote-read-replica')).toBeGreaterThan(0)
  })

  it('sends nobody where nothing answers', () => {
    const { status, at } = run({ answering: [], gone: true }, '--execute', '--source-is-gone')
    expect([status, at('put-metric-data')]).toEqual([1, -1])
    expect(at('promote-read-replica')).toBeGreaterThan(0)
  })

  it('fences, promotes, starts, then turns the switch', () => {
    const { status, at, stderr } = run({ answering: [there, 'api.example.com'] }, '--execute', '--planned')
    expect([status, stderr.includes('STOP')]).toEqual([0, false])
    const order = ['scale deployment', 'revoke-', 'promote-read-replica', 'rollout restart', 'put-metric-data'].map(at)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(-1)
  })

  it('ends the connections that stand, which no rule of a security group does', () => {
    const { at } = run({ answering: [there, 'api.example.com'] }, '--execute', '--planned')
    const cut = at('reboot-db-instance --region east --db-instance-identifier crm-production-db')
    expect([cut > at('revoke-'), cut < at('promote-read-replica')]).toEqual([true, true])
    const led = { answering: [there, 'api.example.com'], leader: 'crm-production-ledger' }
    expect(run(led, '--execute', '--planned').at('reboot-db-instance --region east')).toBeGreaterThan(-1)
  })

  it('ends the run of Terraform that would open what is shut', () => {
    const { at } = run({ answering: [there, 'api.example.com'] }, '--execute', '--planned')
    expect(at('run cancel 4711')).toBeGreaterThan(at('workflow disable terraform'))
    expect(at('run cancel 4711')).toBeLessThan(at('revoke-'))
  })

  it('keeps the autoscaler by queues from bringing up what was scaled down', () => {
    const world = { answering: [there, 'api.example.com'], set: { QUEUED: 'yes' } }
    const { at } = run(world, '--execute', '--planned')
    expect(at('autoscaling.keda.sh/paused=true')).toBeGreaterThan(-1)
    expect(at('autoscaling.keda.sh/paused=true')).toBeLessThan(at('scale deployment'))
  })

  it('ends a promotion that broke off half way', () => {
    const world = { answering: [there, 'api.example.com'], done: ['promoted-crm-recovery-db'] }
    const { status, at } = run(world, '--execute', '--planned', '--from', 'promote')
    expect([status, at('promote-read-replica')]).toEqual([0, -1])
    expect(at('--multi-az')).toBeGreaterThan(at('wait db-instance-available --region west'))
  })

  it('sends people to a copy of a site only once CloudFront has given it the name', () => {
    const world = {
      answering: [there, 'api.example.com'],
      set: { SITES: '("www.example.com crm-production-web crm-recovery-web www.recovery.example.com")' },
    }
    const moved = run(world, '--execute', '--planned')
    const order = ['"TXT"', 'wait resource-record-sets-changed', 'associate-alias', '"AAAA"'].map(moved.at)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect([moved.status, order[0]]).toEqual([0, expect.any(Number)])
    const refused = run({ ...world, done: ['refuse-alias'] }, '--execute', '--planned')
    expect([refused.status, refused.at('"AAAA"'), refused.stderr.includes('Tell people')]).toEqual([0, -1, true])
  })

  it('hands the lead of a global cluster over: with the last write where it can, without where it must', () => {
    const world = { answering: [there, 'api.example.com'], leader: 'crm-production-ledger' }
    const planned = run(world, '--execute', '--planned')
    expect([planned.status, planned.at('switchover-global-cluster --region east')]).toEqual([0, expect.any(Number)])
    expect(planned.at('switchover-global-cluster --region east')).toBeGreaterThan(planned.at('revoke-'))
    expect(planned.at('--allow-data-loss')).toBe(-1)
    const lost = run({ ...world, gone: true }, '--execute', '--source-is-gone')
    expect([lost.status, lost.at('switchover-global-cluster')]).toEqual([0, -1])
    expect(lost.at('failover-global-cluster --region west')).toBeGreaterThan(0)
  })

  it('takes a cluster out of its global one where it is told to', () => {
    const world = { answering: [there, 'api.example.com'], leader: 'crm-production-ledger', gone: true }
    const { status, at } = run(world, '--execute', '--source-is-gone', '--detach')
    expect([status, at('failover-global-cluster')]).toEqual([0, -1])
    expect(at('remove-from-global-cluster --region west')).toBeGreaterThan(0)
  })

  it('loses no more of a global cluster than was promised', () => {
    const world = { answering: [there], leader: 'crm-production-ledger', gone: true, lag: 1_000_000 }
    expect(run(world, '--execute', '--source-is-gone').at('failover-global-cluster')).toBe(-1)
  })

  it('knows its steps', () => expect(run({ answering: [] }, '--from', 'promte').status).toBe(1))
})

describe.skipIf(!able)('failback', () => {
  const run = (situation: Situation, ...given: readonly string[]) => ran(failbackScript, situation, ...given)

  it('has no way back from where nothing was moved', () => {
    const { status, at } = run({ answering: [] }, '--execute')
    expect([status, at('revoke-'), at('put-metric-data')]).toEqual([1, -1, -1])
  })

  it('brings the lead of a global cluster back without a loss, once the old one follows', () => {
    const world = { answering: ['api-production.example.com', 'api.example.com'], leader: 'crm-recovery-ledger' }
    const { status, at } = run(world, '--execute')
    expect([status, at('create-db-instance-read-replica'), at('--allow-data-loss')]).toEqual([0, -1, -1])
    expect(at('switchover-global-cluster --region west')).toBeGreaterThan(at('revoke-'))
  })

  const home = { answering: ['api-production.example.com', 'api.example.com'], done: ['promoted-crm-recovery-db'] }

  it('copies, fences, waits for the last write, promotes, turns the switch, and has the other follow again', () => {
    const { status, at, stderr } = run(home, '--execute')
    expect([status, stderr.includes('STOP')]).toEqual([0, false])
    const order = [
      '--source-db-instance-identifier arn:aws:rds:west:111122223333:db:crm-recovery-db',
      'reboot-db-instance --region west',
      'promote-read-replica --region east',
      '--value 0',
      '--source-db-instance-identifier arn:aws:rds:east:111122223333:db:crm-production-db',
      'workflow enable deliver',
    ].map(at)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(-1)
  })

  it('goes on where it broke off between the old name and the copy', () => {
    const broken = run({ ...home, done: [...home.done, 'refuse-copy'] }, '--execute')
    expect([broken.status, broken.stderr.includes('--from copy')]).toEqual([254, true])
    const again = run({ ...home, done: [...home.done, 'aside-crm-production-db'] }, '--execute', '--from', 'copy')
    expect([again.status, again.at('--db-instance-identifier crm-production-db-before-202611270900')]).toEqual([
      0,
      expect.any(Number),
    ])
    expect(again.made.filter((call) => call.includes('--region east') && call.includes('--new-db-'))).toEqual([])
  })

  it('sets nothing aside that follows already', () => {
    const follows = 'follows-crm-recovery-db=arn:aws:rds:east:111122223333:db:crm-production-db'
    const { status, at } = run({ ...home, done: [follows] }, '--execute', '--from', 'protect')
    expect([status, at('--new-db-'), at('create-db-')]).toEqual([0, -1, -1])
  })

  it('opens the database again when the other does not catch up', () => {
    const { status, at } = run({ answering: [], lag: 4000 }, '--execute', '--from', 'fence')
    expect(status).toBe(1)
    expect(at('authorize-')).toBeGreaterThan(at('revoke-'))
    expect([at('promote-read-replica'), at('put-metric-data')]).toEqual([-1, -1])
  })
})

describe.skipIf(!able)('two regions that both serve', () => {
  const [east, west] = ['api-production.example.com', 'api.recovery.example.com']
  const out = (situation: Situation, ...given: readonly string[]) => ran(regionOutScript, situation, ...given)

  it('takes the one that leads out: users first, then the lead, then what services write to', () => {
    const world = { answering: [west, 'api.example.com'], leader: 'crm-production-ledger', gone: true }
    const { status, at, stderr } = out(world, '--side', 'production', '--execute', '--source-is-gone')
    expect([status, stderr.includes('hidden')]).toEqual([0, false])
    const order = [
      '--metric-name Takeover --value 1',
      'failover-global-cluster --region west',
      'put-secret-value --region west',
    ].map(at)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(-1)
  })

  it('leaves the lead where it is when the other one goes', () => {
    const world = { answering: [east, 'api.example.com'], leader: 'crm-production-ledger' }
    const { status, at } = out(world, '--side', 'recovery', '--planned', '--execute')
    expect([status, at('global-cluster --'), at('revoke-')]).toEqual([0, -1, -1])
    expect(at('--region east --namespace crm/recovery --metric-name Out --value 1')).toBeGreaterThan(-1)
  })

  it('takes none out when the other does not answer', () => {
    const { status, at } = out({ answering: [], leader: 'crm-production-ledger' }, '--side', 'production', '--execute')
    expect([status, at('put-metric-data')]).toEqual([1, -1])
  })

  it('brings one back that answers and has caught up', () => {
    const world = { answering: [east, 'api.example.com'], leader: 'crm-recovery-ledger' }
    const { status, at } = ran(regionInScript, world, '--side', 'production', '--execute')
    expect(status).toBe(0)
    expect(at('--region west --namespace crm/recovery --metric-name Takeover --value 0')).toBeGreaterThan(
      at('rollout restart'),
    )
    const behind = ran(regionInScript, { ...world, lag: 60_000 }, '--side', 'production', '--execute')
    expect([behind.status, behind.at('put-metric-data')]).toEqual([1, -1])
  })

  it('wants to know which', () => expect(out({ answering: [] }, '--execute').status).toBe(1))
})
