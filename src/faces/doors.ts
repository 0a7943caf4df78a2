import type { Doors, World } from '../model/world.ts'

/** A server that stays open until the process is told to end, and the way to servers elsewhere. */
export function doorsOf(world: World, version: string): Doors {
  return {
    async serve(options) {
      const { startServer } = await import('./server/serve.ts')
      const running = await startServer(options, world, version)
      const told = toldToEnd()
      running.say(`Millwright ${version} is at ${running.address}`)
      await told
      running.say('Ending: nothing new is taken, what is being done is finished. A second signal ends it at once.')
      await running.stop()
    },
    async mcp(options) {
      const { speakOnStdio } = await import('./mcp/stdio.ts')
      await speakOnStdio(options, world, version)
    },
    async signIn(server, as) {
      const [{ signIn }, { hostname }] = await Promise.all([import('./remote.ts'), import('node:os')])
      return signIn(server, as, hostname() || 'unknown', world.env)
    },
    signOut: async () => (await import('./remote.ts')).signOut(world.env),
  }
}

/** The first signal; whoever sends a second does not want to wait, and the database takes up what was left. */
function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    let told = false
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      process.removeAllListeners(signal)
      process.on(signal, () => {
        if (told) process.exit(code)
        told = true
        resolve()
      })
    }
  })
}
