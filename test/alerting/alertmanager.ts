import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

const places = ['/usr/bin/prometheus-alertmanager', '/usr/local/bin/alertmanager', '/usr/bin/alertmanager']

/** Where Alertmanager is on this machine. */
export const alertmanager = process.env.ALERTMANAGER_BIN ?? places.find(existsSync)

export interface Running {
  readonly api: string
  reload(config: string): Promise<void>
  stop(): Promise<void>
}

/** On another port where somebody took the first one meanwhile. */
export async function startAlertmanager(binary: string, config: string): Promise<Running> {
  for (let tries = 0; tries < 4; tries++) {
    const running = await startOnce(binary, config)
    if (running) return running
  }
  throw new Error('Alertmanager does not start')
}

async function startOnce(binary: string, config: string): Promise<Running | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'alertmanager-'))
  const file = join(folder, 'alertmanager.yml')
  await writeFile(file, config)
  const port = await freePort()
  const child = spawn(
    binary,
    [
      `--config.file=${file}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const url = `http://127.0.0.1:${port}`
  await ready(`${url}/-/ready`, () => child.exitCode !== null)
  if (child.exitCode !== null) {
    await rm(folder, { recursive: true, force: true })
    return undefined
  }
  return {
    api: `${url}/api/v2`,
    reload: async (next) => {
      await writeFile(file, next)
      const response = await fetch(`${url}/-/reload`, { method: 'POST' })
      if (!response.ok) throw new Error(await response.text())
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ready(url: string, ended: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (ended()) return
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`${url} does not answer`)
}
