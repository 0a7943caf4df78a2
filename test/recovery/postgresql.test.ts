import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askScript, ownQuestions, questions, reportScript } from '../../src/generators/recovery/drill/scripts.ts'
import { dumpScripts } from '../../src/generators/recovery/dump/scripts.ts'

// The scripts of drills and dumps on a real PostgreSQL (`scripts/with-postgresql.sh`), with everything but AWS as it is.
const { TEST_DATABASE_URL: address } = process.env
const programs = '/usr/lib/postgresql'
const bin = existsSync(programs) ? `${programs}/${readdirSync(programs).sort().at(-1)}/bin` : ''

describe.skipIf(!address || bin === '')('a restored database', () => {
  it('is verified though no table of it was ever counted', () => {
    const { asked, reported, calls } = drilled('insert into people select generate_series(1, 20)')
    expect(asked).toContain('its tables have rows | t | 20')
    expect(reported).toBe(0)
    expect(calls).toContain('--metric-name RestoreVerified --dimensions Store=db --value 1')
  })

  it('is not where it came back empty; then too the copy goes', () => {
    const { reported, calls } = drilled('select 1')
    expect(reported).toBe(1)
    expect(calls).toContain('--metric-name RestoreVerified --dimensions Store=db --value 0')
    expect(calls).toContain('delete-db-instance --db-instance-identifier copy')
  })
})

describe.skipIf(!address || bin === '')('a dump', () => {
  it('comes back into a server of its own', () => {
    const place = prepared('insert into people select generate_series(1, 20)')
    expect(place.run(dumpScripts.dump).status).toBe(0)
    const { status, stdout } = place.run(dumpScripts.restore)
    expect([status, stdout]).toEqual([0, expect.stringContaining('its tables have rows | t | 20')])
  })

  it('that is cut off does not', () => {
    const place = prepared('insert into people select generate_series(1, 20)')
    place.run(dumpScripts.dump)
    const whole = readFileSync(join(place.home, 'work/dump'))
    writeFileSync(join(place.home, 'work/dump'), whole.subarray(0, whole.length - 400))
    expect(place.run(dumpScripts.restore).status).not.toBe(0)
  })
})

function drilled(rows: string) {
  const place = prepared(rows)
  const asked = place.run(askScript).stdout
  const { status } = place.run(reportScript)
  return { asked, reported: status, calls: readFileSync(join(place.home, 'calls'), 'utf8') }
}

let made = 0

/** A database with one table, and a place to run scripts beside it. */
function prepared(rows: string) {
  const url = new URL(address ?? '')
  const database = `drill_${process.pid}_${made++}`
  const psql = (name: string, ...statements: string[]) =>
    execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', ...statements.flatMap((each) => ['-c', each])], {
      env: { ...process.env, PGHOST: url.hostname, PGPORT: url.port, PGUSER: url.username, PGDATABASE: name },
    })
  psql('postgres', `create database ${database}`)
  psql(database, 'create table people (id int primary key)', rows)
  const home = mkdtempSync(join(tmpdir(), 'drill-'))
  const secret = { host: url.hostname, port: Number(url.port), database, username: url.username, password: 'none' }
  for (const folder of ['bin', 'shared', 'work', 'questions']) mkdirSync(join(home, folder))
  const files = {
    'bin/aws': '#!/bin/bash\necho "aws $*" >> "$CALLS"\n',
    'shared/secret.json': JSON.stringify(secret),
    'shared/host': url.hostname,
    'shared/took': '20',
    'shared/lost': '10',
    'questions/common.sql': questions,
    'questions/own.sql': ownQuestions,
    calls: '',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(home, path), text)
  chmodSync(join(home, 'bin/aws'), 0o755)
  // PostgreSQL starts as no root, and this one speaks no TLS.
  const root = process.getuid?.() === 0
  if (root) execFileSync('chown', ['-R', 'postgres', home])
  const run = (script: string) => {
    const text = script
      .replaceAll('/questions/', `${home}/questions/`)
      .replace('PGSSLMODE=require', 'PGSSLMODE=disable')
    return spawnSync(root ? 'runuser' : 'bash', [...(root ? ['-u', 'postgres', '--', 'bash'] : []), '-c', text], {
      encoding: 'utf8',
      cwd: home,
      env: {
        PATH: `${home}/bin:${bin}:${process.env.PATH}`,
        HOME: home,
        CALLS: join(home, 'calls'),
        SHARED: join(home, 'shared'),
        WORK: join(home, 'work'),
        STORE: 'db',
        COPY: 'copy',
        METRICS: 'crm/recovery',
        RTO: '3600',
        RPO: '900',
      },
    })
  }
  return { home, run }
}
