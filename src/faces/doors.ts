import type { Doors, World } from '../model/world.ts'

/** A server that stays open until the process is told to end, and the way to servers elsewhere. */
export function doorsOf(world: World, version: string): Doors {
  return {
    async serve(options) {
      const { startServer } = await import('./server/serve.ts')
      const running = await startServer(options, world, version)
      world.tell(`Millwright ${version} is at ${running.address}`)
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) {
          process.removeAllListeners(signal)
          process.once(signal, () => resolve())
        }
      })
      world.tell('Ending: nothing new is taken, what is being done is finished.')
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
