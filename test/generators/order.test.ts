import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { make } from '../../src/generators/make.ts'
import type { Artifact, Blueprint } from '../../src/model/blueprint.ts'
import type { Stack } from '../../src/model/plan.ts'
import { valueAt } from '../../src/model/source.ts'
import { blueprintOf, examples, specs } from '../laws/specs.ts'

const notes = specs['one service, one environment'] ?? ''
const bank = specs['a bank of small services with a mesh'] ?? ''
const estates: Readonly<Record<string, string>> = {
  ...specs,
  ...examples,
  'Flux with nodes from Karpenter': `${notes}  nodes: { answer: karpenter, because: we know it }\n`,
  'Flux with faults, and disks that are copied': (
    specs['a pipeline by the clock, with disks and graphics processors'] ?? ''
  )
    .replace('[kubernetes, python]', '[kubernetes, python, flux]')
    .replace(', preview]', ', staging]'),
  'Flux with a mesh whose kinds come first': bank
    .replace('kubernetes, istio', 'kubernetes, istio, flux')
    .replace(', preview]', ']'),
}

const all = Object.entries(estates)
  .map(([name, text]) => [name, blueprintOf(text)] as const)
  .filter(([, { plan }]) => plan.pods.length > 0)

describe.each(all)('for %s', (_, blueprint) => {
  const artifacts = make(blueprint)
  const units = blueprint.plan.stacks.flatMap((stack) => unitsOf(stack, blueprint, artifacts))

  it('what defines a kind comes before what is of it', () => expect(units.length > 0 ? early(units) : []).toEqual([]))

  it('a namespace is there before what lives in it', () => expect(homeless(units)).toEqual([]))

  it('machines for the add-ons are there before add-ons wait for them', () => {
    for (const nodes of units.filter(({ uses }) => uses.includes('karpenter.sh'))) {
      const stack = nodes.name.split(' ')[0]
      const others = units.filter(
        ({ name, kinds }) =>
          name.startsWith(`${stack} `) && kinds.length > 0 && kinds.every((kind) => !beforeNodes.includes(kind)),
      )
      expect(others.length).toBeGreaterThan(0)
      expect(others.filter((each) => nodes.waits.includes(each.name)).map(({ name }) => name)).toEqual([])
    }
  })
})

describe('the law sees', () => {
  it('a kind that comes too late', () =>
    expect(
      early([
        { name: 'a platform', uses: ['keda.sh'], kinds: [], waits: ['a other'] },
        { name: 'a addons-0', uses: [], kinds: ['keda'], waits: ['a platform'] },
      ]),
    ).toEqual(['a platform: keda.sh comes with a addons-0']))
})

/** The one that starts machines, and those that bring kinds and no pods. */
const beforeNodes = ['karpenter', 'istio-base', 'prometheus-operator-crds']

/** What is applied at once, and what it waits for, directly or not. */
interface Unit {
  readonly name: string
  /** Groups of the kinds in it. */
  readonly uses: readonly string[]
  /** Add-ons in it. */
  readonly kinds: readonly string[]
  readonly waits: readonly string[]
  /** What comes at the same time, and is tried again until it is there. */
  readonly beside?: readonly string[]
  /** Namespaces that its objects live in, and those that it makes. */
  readonly lives?: readonly string[]
  readonly makes?: readonly string[]
}

/** Units of which an object lives in a namespace that only something later makes. */
function homeless(units: readonly Unit[]): string[] {
  return units.flatMap(({ name, lives = [], makes = [], waits, beside = [] }) => {
    const there = units.filter((each) => [...waits, ...beside].includes(each.name)).flatMap((each) => each.makes ?? [])
    return lives
      .filter((namespace) => ![...always, ...makes, ...there].includes(namespace))
      .map((namespace) => `${name}: ${namespace}`)
  })
}

const always = ['kube-system', 'default', 'argocd', 'flux-system']

/** Which add-on brings a group; monitors are applied when their kind has come. */
const providers: Readonly<Record<string, string>> = {
  'external-secrets.io': 'external-secrets',
  'karpenter.sh': 'karpenter',
  'karpenter.k8s.aws': 'karpenter',
  'keda.sh': 'keda',
  'cert-manager.io': 'cert-manager',
  'trust.cert-manager.io': 'trust-manager',
  'policies.kyverno.io': 'kyverno',
  'templates.gatekeeper.sh': 'gatekeeper',
  'security.istio.io': 'istio-base',
  'policy.linkerd.io': 'linkerd-crds',
  'chaos-mesh.org': 'chaos-mesh',
  'argoproj.io': 'argo-rollouts',
  'isindir.github.com': 'sops-secrets-operator',
  'autoscaling.k8s.io': 'vertical-pod-autoscaler',
  'elbv2.k8s.aws': 'aws-load-balancer-controller',
  'secrets-store.csi.x-k8s.io': 'secrets-store-csi-driver',
}

/** Units whose kinds come with what waits for them, or with nothing that they wait for. */
function early(units: readonly Unit[]): string[] {
  return units.flatMap(({ name, uses, waits, beside = [] }) =>
    uses.flatMap((group) => {
      const stack = name.split(' ')[0]
      const by = units.find((unit) => unit.name.startsWith(`${stack} `) && unit.kinds.includes(providers[group] ?? ''))
      return by && by.name !== name && ![...waits, ...beside].includes(by.name)
        ? [`${name}: ${group} comes with ${by.name}`]
        : []
    }),
  )
}

function unitsOf(stack: Stack, blueprint: Blueprint, artifacts: readonly Artifact[]): Unit[] {
  const home = blueprint.decided.gitops?.answer === 'argo-cd' ? `argocd/${stack.name}/apps` : `flux/${stack.name}/apps`
  const documents = artifacts
    .filter(({ path }) => path.startsWith(`${home}/`))
    .flatMap(({ text }) => parseAllDocuments(text).map((each) => each.toJS() as unknown))
  return home.startsWith('argocd') ? ofArgo(stack, documents, artifacts) : ofFlux(stack, documents, artifacts)
}

/** Waves: all of a lower one are waited for. Of one wave, kinds that are missing are tried again. */
function ofArgo({ name: stack }: Stack, documents: readonly unknown[], artifacts: readonly Artifact[]): Unit[] {
  const apps = documents.filter((each) => valueAt(each, ['kind']) === 'Application')
  const wave = (app: unknown) => Number(valueAt(app, ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave']))
  const label = (app: unknown) => {
    const name = String(valueAt(app, ['metadata', 'name']))
    return isAddon(app) ? `${stack} addon ${name}` : `${stack} ${name}`
  }
  return apps.map((app) => {
    const path = valueAt(app, ['spec', 'source', 'path'])
    const home = String(valueAt(app, ['spec', 'destination', 'namespace']))
    const made = JSON.stringify(valueAt(app, ['spec', 'syncPolicy', 'syncOptions']) ?? []).includes(
      'CreateNamespace=true',
    )
    const retried = Number(valueAt(app, ['spec', 'syncPolicy', 'retry', 'limit'])) >= 10
    return {
      name: label(app),
      uses: typeof path === 'string' ? groupsIn(path, artifacts) : [],
      kinds: isAddon(app) ? [String(valueAt(app, ['metadata', 'name']))] : [],
      waits: apps.filter((other) => wave(other) < wave(app)).map(label),
      beside: apps.filter((other) => retried && wave(other) === wave(app) && other !== app).map(label),
      lives: [home, ...(typeof path === 'string' ? namespacesIn(path, artifacts).lives : [])],
      // Of a chart it is the one that it is installed into.
      makes: [
        ...(made ? [home] : []),
        ...(typeof path === 'string'
          ? namespacesIn(path, artifacts).makes.map((each) => (each === '{{' ? home : each))
          : []),
      ],
    }
  })

  function isAddon(app: unknown) {
    return [valueAt(app, ['spec', 'source']), ...((valueAt(app, ['spec', 'sources']) ?? []) as unknown[])].some(
      (source) => valueAt(source, ['chart']) !== undefined,
    )
  }
}

function ofFlux({ name: stack }: Stack, documents: readonly unknown[], artifacts: readonly Artifact[]): Unit[] {
  const all = documents.filter((each) => valueAt(each, ['kind']) === 'Kustomization')
  const after = new Map(
    all.map((each) => [
      String(valueAt(each, ['metadata', 'name'])),
      ((valueAt(each, ['spec', 'dependsOn']) ?? []) as unknown[]).map((other) => String(valueAt(other, ['name']))),
    ]),
  )
  return all.map((each) => {
    const name = String(valueAt(each, ['metadata', 'name']))
    const path = String(valueAt(each, ['spec', 'path'])).replace('./', '')
    const releases = artifacts.filter(
      (artifact) => artifact.path.startsWith(`${path}/`) && artifact.path.includes('/addons/'),
    )
    const { lives, makes } = namespacesIn(path, artifacts)
    const targets = releases.flatMap(({ text }) =>
      [...text.matchAll(/^ {2}targetNamespace: (\S+)$/gm)].map(([, at = '']) => at),
    )
    return {
      ...(path !== '' && { lives, makes: [...makes, ...targets] }),
      name: `${stack} ${name}`,
      uses: path === '' ? [] : groupsIn(path, artifacts),
      kinds: releases.map((artifact) => artifact.path.split('/').at(-1)?.replace('.yaml', '') ?? ''),
      waits: reach(name, after).map((other) => `${stack} ${other}`),
    }
  })
}

function reach(name: string, after: ReadonlyMap<string, readonly string[]>): string[] {
  return [...new Set((after.get(name) ?? []).flatMap((other) => [other, ...reach(other, after)]))]
}

/** Where objects of a directory say that they live, and the namespaces among them. */
function namespacesIn(path: string, artifacts: readonly Artifact[]): { lives: string[]; makes: string[] } {
  const documents = artifacts
    .filter((each) => each.path.startsWith(`${path}/`) && each.path.endsWith('.yaml'))
    // A directory of its own below that of another.
    .filter((each) => path !== 'recovery' || !each.path.startsWith('recovery/state/'))
    .flatMap(({ text }) => text.split(/^---$/m))
  const named = (form: RegExp) => [...new Set(documents.flatMap((text) => form.exec(text)?.[1] ?? []))]
  return {
    lives: named(/^metadata:\n(?: {2}.*\n)*? {2}namespace: ([\w-]+)$/m),
    makes: named(/^kind: Namespace\nmetadata:\n(?: {2}.*\n)*? {2}name: (\S+)/m),
  }
}

/** Of the files below a directory, and of the base where it is an overlay. */
function groupsIn(path: string, artifacts: readonly Artifact[]): string[] {
  const own = artifacts.filter(
    (each) =>
      each.path.endsWith('.yaml') &&
      (each.path.startsWith(`${path}/`) ||
        (path.startsWith('kubernetes/overlays/') && each.path.startsWith('kubernetes/base/'))),
  )
  const groups = own.flatMap(({ text }) =>
    [...text.matchAll(/^apiVersion: ([a-z0-9.-]+)\//gm)].map(([, group = '']) => group),
  )
  return [...new Set(groups)].filter((group) => Object.hasOwn(providers, group))
}
