import { access } from './faults/access.ts'
import { alert } from './faults/alert.ts'
import type { Explained } from './faults/explained.ts'
import { incident } from './faults/incident.ts'
import { objective } from './faults/objective.ts'
import { oncall } from './faults/oncall.ts'
import { repository } from './faults/repository.ts'
import { server } from './faults/server.ts'

export const faults: Explained = { ...repository, ...server, ...access, ...alert, ...incident, ...objective, ...oncall }
