import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { make } from '../make.ts'

const artifacts = make(crm())
const documents = parseAllDocuments(textOf('argocd/nonproduction/apps/preview.yaml')).map(
  (each) => each.toJS() as unknown,
)
const [project, set] = documents
const template = valueAt(set, ['spec', 'template', 'spec'])

describe('a preview', () => {
  it('replaces the image by the name that the component of the overlay has given it', () => {
    const images = valueAt(template, ['source', 'kustomize', 'images']) as string[]
    const component = textOf('kubernetes/overlays/preview/images/kustomization.yaml')
    expect(images).toHaveLength(2)
    for (const image of images) expect(component).toContain(`newName: ${image.slice(0, image.lastIndexOf(':'))}\n`)
  })

  it('has a host of one label under the host of its stage, as its certificate asks', () => {
    const [{ patch }] = valueAt(template, ['source', 'kustomize', 'patches']) as [{ patch: string }]
    expect(patch).toContain("value: 'api-{{.number}}.preview.crm.example.com'")
  })

  it('may make every kind that its overlay is made of, and no other', () => {
    const allowed = (valueAt(project, ['spec', 'namespaceResourceWhitelist']) as { kind: string }[]).map(
      ({ kind }) => kind,
    )
    const made = artifacts
      .filter(({ path }) => /^kubernetes\/(?:base\/\w+|overlays\/preview)\/[\w-]+\.yaml$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind))
      .filter((kind) => kind !== 'Kustomization' && kind !== 'Namespace')
    expect(made.length).toBeGreaterThan(10)
    expect(made.filter((kind) => !allowed.includes(kind ?? ''))).toEqual([])
    expect(allowed).not.toContain('RoleBinding')
    expect(valueAt(project, ['spec', 'clusterResourceWhitelist'])).toEqual([{ group: '', kind: 'Namespace' }])
  })
})

describe('a stage', () => {
  it('may make every kind that its overlay is made of, and nothing of the cluster but its namespace', () => {
    const [own] = parseAllDocuments(textOf('argocd/production/apps/production.yaml')).map(
      (each) => each.toJS() as unknown,
    )
    const allowed = (valueAt(own, ['spec', 'namespaceResourceWhitelist']) as { kind: string }[]).map(({ kind }) => kind)
    const made = artifacts
      .filter(({ path }) => /^kubernetes\/(?:base\/\w+|overlays\/production)\/[\w-]+\.yaml$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind))
      .filter((kind) => kind !== 'Kustomization' && kind !== 'Namespace')
    expect(made.length).toBeGreaterThan(10)
    expect(made.filter((kind) => !allowed.includes(kind ?? ''))).toEqual([])
    expect(valueAt(own, ['spec', 'clusterResourceWhitelist'])).toEqual([{ group: '', kind: 'Namespace' }])
    expect(valueAt(own, ['spec', 'destinations'])).toHaveLength(1)
  })

  it('is changed by nobody but the repository', () => {
    const [own] = parseAllDocuments(textOf('argocd/production/apps/production.yaml')).map(
      (each) => each.toJS() as unknown,
    )
    const roles = valueAt(own, ['spec', 'roles']) as { name: string; policies: string[] }[]
    expect(roles.map(({ name }) => name)).toEqual(['viewer', 'on-call'])
    expect(
      roles.flatMap(({ policies }) => policies).filter((policy) => /, (?:update|delete|create|override),/.test(policy)),
    ).toEqual([])
  })
})

describe('every application', () => {
  it('goes where its project lets it', () => {
    for (const { path, text } of artifacts.filter(({ path }) => /^argocd\/\w+\/apps\/.*\.yaml$/.test(path))) {
      const object = parseAllDocuments(text)
        .map((each) => each.toJS() as unknown)
        .find((each) => valueAt(each, ['kind']) === 'Application')
      if (object === undefined) continue
      const projects = artifacts
        .filter((each) => each.path.startsWith(path.replace(/[^/]+$/, '')))
        .flatMap((each) => parseAllDocuments(each.text).map((document) => document.toJS() as unknown))
        .filter((each) => valueAt(each, ['kind']) === 'AppProject')
      const own = projects.find((each) => valueAt(each, ['metadata', 'name']) === valueAt(object, ['spec', 'project']))
      const allowed = (valueAt(own, ['spec', 'destinations']) as { namespace: string }[]).map(
        ({ namespace }) => namespace,
      )
      expect(allowed, path).toContain(valueAt(object, ['spec', 'destination', 'namespace']))
    }
  })
})

function textOf(path: string): string {
  return artifacts.find((artifact) => artifact.path === path)?.text ?? ''
}

function crm() {
  const { spec } = readSpec({ path: 'devops.yaml', text: readFileSync('examples/crm/devops.yaml', 'utf8') })
  if (!spec) throw new Error('the example is no spec')
  return design(spec)
}
