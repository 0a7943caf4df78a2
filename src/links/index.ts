// Written by `npm run gen`: one line per unit.
import type { Link } from './link.ts'
import { link as actionsCalls } from './actions/calls.ts'
import { link as cloudformationReferences } from './cloudformation/references.ts'
import { link as composeParts } from './compose/parts.ts'
import { link as kubernetesReferences } from './kubernetes/references.ts'
import { link as kubernetesSelectors } from './kubernetes/selectors.ts'
import { link as kustomizeLayers } from './kustomize/layers.ts'
import { link as terraformReferences } from './terraform/references.ts'

export const links: Readonly<Record<string, Link>> = {
  'actions/calls': actionsCalls,
  'cloudformation/references': cloudformationReferences,
  'compose/parts': composeParts,
  'kubernetes/references': kubernetesReferences,
  'kubernetes/selectors': kubernetesSelectors,
  'kustomize/layers': kustomizeLayers,
  'terraform/references': terraformReferences,
}
