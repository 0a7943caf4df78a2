// Written by `npm run gen`: one line per unit.
import type { Generator } from './generator.ts'
import { generator as actions } from './actions/generator.ts'
import { generator as argocd } from './argocd/generator.ts'
import { generator as backstage } from './backstage/generator.ts'
import { generator as chaos } from './chaos/generator.ts'
import { generator as dashboards } from './dashboards/generator.ts'
import { generator as docker } from './docker/generator.ts'
import { generator as documents } from './documents/generator.ts'
import { generator as flags } from './flags/generator.ts'
import { generator as flux } from './flux/generator.ts'
import { generator as kubernetes } from './kubernetes/generator.ts'
import { generator as local } from './local/generator.ts'
import { generator as logs } from './logs/generator.ts'
import { generator as monitoring } from './monitoring/generator.ts'
import { generator as previews } from './previews/generator.ts'
import { generator as recovery } from './recovery/generator.ts'
import { generator as rollouts } from './rollouts/generator.ts'
import { generator as runbooks } from './runbooks/generator.ts'
import { generator as secrets } from './secrets/generator.ts'
import { generator as security } from './security/generator.ts'
import { generator as terraform } from './terraform/generator.ts'

export const generators: Readonly<Record<string, Generator>> = {
  actions: actions,
  argocd: argocd,
  backstage: backstage,
  chaos: chaos,
  dashboards: dashboards,
  docker: docker,
  documents: documents,
  flags: flags,
  flux: flux,
  kubernetes: kubernetes,
  local: local,
  logs: logs,
  monitoring: monitoring,
  previews: previews,
  recovery: recovery,
  rollouts: rollouts,
  runbooks: runbooks,
  secrets: secrets,
  security: security,
  terraform: terraform,
}
