import { cdn } from './cdn.ts'
import { gitops } from './gitops.ts'
import { releases } from './releases.ts'
import { sites } from './sites.ts'
import type { Way } from './way.ts'

/** In the order in which they are gone: services before the pages that call them. */
export const ways: readonly Way[] = [gitops, releases, cdn, sites]
