// Written by `npm run gen`: one line per unit.
import type { Prover } from './prover.ts'
import { prover as actions } from './actions/prover.ts'
import { prover as admission } from './admission/prover.ts'
import { prover as amtool } from './amtool/prover.ts'
import { prover as backstage } from './backstage/prover.ts'
import { prover as dockerfile } from './dockerfile/prover.ts'
import { prover as helm } from './helm/prover.ts'
import { prover as kubectl } from './kubectl/prover.ts'
import { prover as kubernetes } from './kubernetes/prover.ts'
import { prover as promql } from './promql/prover.ts'
import { prover as promtool } from './promtool/prover.ts'
import { prover as terraformSchema } from './terraform-schema/prover.ts'
import { prover as terraform } from './terraform/prover.ts'

export const provers: Readonly<Record<string, Prover>> = {
  actions: actions,
  admission: admission,
  amtool: amtool,
  backstage: backstage,
  dockerfile: dockerfile,
  helm: helm,
  kubectl: kubectl,
  kubernetes: kubernetes,
  promql: promql,
  promtool: promtool,
  'terraform-schema': terraformSchema,
  terraform: terraform,
}
