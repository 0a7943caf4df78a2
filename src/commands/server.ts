import { Fault } from '../model/fault.ts'
import type { Server } from '../model/server.ts'
import type { World } from '../model/world.ts'

/** The server that a command runs on. */
export function serverOf({ server }: World): Server {
  if (server) return server
  throw new Fault(
    'no-server',
    'this is done by a server, and none is known',
    'Start one with `devops serve`, and sign in: `devops login` (or DEVOPS_SERVER=https://... and DEVOPS_TOKEN=...).',
  )
}
