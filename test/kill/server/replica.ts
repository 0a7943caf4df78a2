import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from '../../free-port.ts'

/** One server process of several on one database. */
export interface Replica {
  readonly address: string
  /** Sends a request to it; `undefined` where it was not there, or died over it. */
  post(path: string, token: string, body: unknown): Promise<number | undefined>
  /** Resolves when it answers, or after a while. */
  ready(): Promise<void>
  kill(): Promise<void>
}

export async function startReplica(
  env: NodeJS.ProcessEnv,
  database: string,
  log: (text: string) => void,
): Promise<Replica> {
  const port = await freePort()
  const child: ChildProcess = spawn(
    process.execPath,
    ['dist/devops.mjs', 'serve', '--port', String(port), '--database', database, '--data', env.HOME ?? '/tmp'],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  child.stderr?.on('data', (part: Buffer) => log(String(part)))
  const gone = new Promise<void>((exit) => child.once('exit', () => exit()))
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    async post(path, token, body) {
      const answer = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined)
      await answer?.text().catch(() => undefined)
      return answer?.status
    },
    async ready() {
      for (const end = Date.now() + 30_000; Date.now() < end && child.exitCode === null; ) {
        if (
          await fetch(`${address}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          return
        await new Promise((next) => setTimeout(next, 50))
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
