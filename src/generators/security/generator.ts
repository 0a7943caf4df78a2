import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { valuesObjects } from '../scope.ts'
import { constraintOf, templateOf } from './admission/gatekeeper.ts'
import { casesOf, policyOf, rulesOf } from './admission/policies.ts'
import { signaturePolicies } from './admission/signatures.ts'
import { falcoValues } from './falco/values.ts'
import { securityPolicy } from './policy.ts'
import { acceptedHeading, acceptedRisks, trivyConfiguration } from './trivy.ts'
import { vaultGround } from './vault/certificates.ts'
import { vaultDocument } from './vault/document.ts'
import { vulnerabilityRules, vulnerabilityTests } from './vulnerabilities.ts'

export const generator: Generator = {
  title: 'Admission policies with their cases, rules of Falco, scans, how to report a vulnerability',
  paths: ['security/**', 'SECURITY.md', 'trivy.yaml', '.trivyignore.yaml', 'docs/vault.md'],
  wants: () => true,
  *make(blueprint) {
    const { plan } = blueprint
    if (plan.foundations.some(({ name }) => name === 'security')) yield* foundation(blueprint)
    const falco = plan.addons.some(({ name }) => name === 'falco')
    if (falco)
      for (const stack of plan.stacks)
        yield file(`security/falco/${stack.name}.yaml`, 'detection', [falcoValues(stack, plan)])
    if (falco && plan.delivery.by?.tool === 'flux')
      yield file('security/falco/kustomization.yaml', 'detection', [valuesObjects('falco', plan)])
    if (plan.vault) {
      yield file('security/vault/kustomization.yaml', 'secrets', [
        { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['certificates.yaml'] },
      ])
      yield file('security/vault/certificates.yaml', 'secrets', vaultGround(plan.vault))
      yield { path: 'docs/vault.md', because: ['secrets'], text: vaultDocument(plan) }
    }
    yield file('trivy.yaml', 'pipeline', [trivyConfiguration])
    yield { ...file('.trivyignore.yaml', 'pipeline', [acceptedRisks], acceptedHeading), seeded: true }
    yield { path: 'SECURITY.md', because: ['pipeline'], text: securityPolicy(blueprint) }
  },
}

/** What the cluster gets: policies, and the rules that watch over what runs in it. */
function* foundation(blueprint: Parameters<typeof signaturePolicies>[0]): Iterable<Artifact> {
  const { plan, decided } = blueprint
  const rules = rulesOf(plan)
  const old = plan.alerts.find(({ kind }) => kind === 'image-vulnerable')
  const signed = decided.admission?.answer === 'kyverno'
  yield file('security/kustomization.yaml', 'admission', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [
        ...rules.map(({ name }) => `admission/${name}.yaml`),
        ...(signed ? ['admission/signatures.yaml'] : []),
        ...(old ? ['rules/vulnerabilities.yaml'] : []),
      ],
    },
  ])
  const gated = decided.admission?.answer === 'gatekeeper'
  for (const rule of rules)
    yield file(
      `security/admission/${rule.name}.yaml`,
      'admission',
      gated ? templateOf(rule, plan) : policyOf(rule, plan),
    )
  if (gated) yield* constraints(rules, plan)
  yield file('security/admission/cases.yaml', 'admission', [casesOf(rules, plan)], cases)
  if (signed) yield file('security/admission/signatures.yaml', 'admission', signaturePolicies(blueprint))
  if (old) {
    yield file('security/rules/vulnerabilities.yaml', 'scanning', [vulnerabilityRules(old, plan)])
    yield file('security/tests/vulnerabilities.yaml', 'scanning', [vulnerabilityTests(old, plan)])
  }
}

function* constraints(rules: ReturnType<typeof rulesOf>, plan: Plan): Iterable<Artifact> {
  yield file('security/constraints/kustomization.yaml', 'admission', [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: rules.map(({ name }) => `${name}.yaml`),
    },
  ])
  for (const rule of rules) yield file(`security/constraints/${rule.name}.yaml`, 'admission', constraintOf(rule, plan))
}

const cases =
  'What each policy lets through and what it refuses: `devops verify` asks them, object by object. Add yours.'

function file(path: string, because: string, documents: readonly unknown[], heading?: string): Artifact {
  return { path, because: [because], text: printYaml(documents, heading) }
}
