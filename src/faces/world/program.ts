import { spawn } from 'node:child_process'
import type { Ran, RunOptions } from '../../model/world.ts'

/** Runs a program without a shell. `undefined` where there is no such program. */
export function runProgram(
  cwd: string,
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran | undefined> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? cwd,
      env: { ...process.env, ...options.env },
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      child.kill('SIGKILL')
    }, options.timeout ?? 60_000)
    const stdout = gather(child.stdout, options.encoding)
    const stderr = gather(child.stderr)
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error.code === 'ENOENT' || error.code === 'EACCES') done(undefined)
      else fail(error)
    })
    // What a killed program's own children still hold open is not waited for.
    child.on('exit', () => timedOut && finish(undefined))
    child.on('close', (code) => finish(code ?? undefined))
    function finish(code: number | undefined): void {
      clearTimeout(timer)
      done({ ...(code !== undefined && !timedOut && { code }), stdout: stdout(), stderr: stderr() })
    }
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(options.input)
  })
}

const mostOutput = 64_000_000

function gather(stream: NodeJS.ReadableStream | null, encoding: 'utf8' | 'latin1' = 'utf8'): () => string {
  const chunks: Buffer[] = []
  let size = 0
  stream?.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= mostOutput) chunks.push(chunk)
  })
  return () => Buffer.concat(chunks).toString(encoding)
}
