import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How late a process that does nothing is on this machine: what others run beside a test is no fault of what is tested. */
export interface Probe {
  /** The most milliseconds by which it was late in this time. */
  stall(from: number, to: number): number
  stop(): Promise<void>
}

const beat = 50
const script = `let due = Date.now(); const next = () => { const now = Date.now(); console.log(now, now - due); due = now + ${beat}; setTimeout(next, ${beat}) }; next()`

export async function startProbe(): Promise<Probe> {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  const beats: (readonly [at: number, late: number])[] = []
  let last = Date.now()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [at = 0, late = 0] = line.split(' ').map(Number)
    // Late there, or late to be heard of here.
    beats.push([at, Math.max(late, Date.now() - at, Date.now() - last - 2 * beat)])
    last = Date.now()
  })
  return {
    stall: (from, to) =>
      // Every wait adds up: for the database, for the job, for the receiver.
      beats.reduce((sum, [at, late]) => (at >= from - 500 && at - late <= to + 500 && late > 20 ? sum + late : sum), 0),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await ended
    },
  }
}
