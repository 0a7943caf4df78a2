import type { World } from '../../model/world.ts'
import { specOf } from '../blueprint.ts'
import { atRevision } from '../surveyed.ts'
import type { Cost, CostInput } from './asked.ts'
import { changed } from './difference.ts'
import { costOfFiles } from './files.ts'
import { costOfSpec } from './spec.ts'

/** What is asked for, and where a revision is named, what has changed since. */
export async function costed(asked: CostInput, world: World): Promise<Cost> {
  const now = await costOf(asked, world)
  if (asked.since === undefined) return now
  const before = await atRevision(world, asked.since)
  return changed(now, await costOf(asked, before.world), before.commit)
}

async function costOf(asked: CostInput, world: World): Promise<Cost> {
  const { of = 'devops.yaml' } = asked
  const isSpec = /\.ya?ml$/.test(of) && (await world.files.read(of)) !== undefined
  if (isSpec || (asked.of !== undefined && /\.ya?ml$/.test(of))) return costOfSpec(await specOf(world, of), asked)
  return costOfFiles(asked.of ?? '.', asked, world)
}
