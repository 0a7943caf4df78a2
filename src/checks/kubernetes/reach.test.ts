import { beforeAll, describe, expect, it } from 'vitest'
import { HorizontalPodAutoscaler } from '../../kinds/kubernetes/horizontal-pod-autoscaler.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { ready, survey } from '../../readers/survey.ts'

beforeAll(ready)

const hpa = (name: string, namespace?: string) =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: ${name}${namespace ? `, namespace: ${namespace}` : ''} }\n`

/** The names that are in reach of the autoscaler `own`. */
function reached(files: Readonly<Record<string, string>>) {
  const estate = survey(Object.entries(files).map(([path, text]) => ({ path, text })))
  const own = estate.of(HorizontalPodAutoscaler).find(({ data }) => data.metadata.name === 'own')
  if (!own) throw new Error('there is no autoscaler `own`')
  const names = inReach(estate, HorizontalPodAutoscaler, own).map(
    ({ resource, sure }) => `${resource.data.metadata.name}${sure ? '' : '?'}`,
  )
  return { names: names.filter((name) => name !== 'own'), open: mayHoldMore(estate, own) }
}

describe('within one directory', () => {
  it.each([
    ['the same namespace', hpa('own', 'shop'), hpa('other', 'shop'), ['other']],
    ['no namespace on either side', hpa('own'), hpa('other'), ['other']],
    ['a namespace on one side only', hpa('own', 'shop'), hpa('other'), ['other?']],
    ['two namespaces', hpa('own', 'shop'), hpa('other', 'bank'), []],
  ])('%s', (_, own, other, names) => {
    expect(reached({ 'k8s/a.yaml': own, 'k8s/b.yaml': other }).names).toEqual(names)
  })
})

describe('across directories of plain manifests', () => {
  const own = hpa('own', 'shop')
  it.each([
    ['the same namespace', { 'cost/a.yaml': own, 'scaling/b.yaml': hpa('other', 'shop') }, ['other']],
    ['one above the other', { 'k8s/a.yaml': own, 'k8s/more/b.yaml': hpa('other', 'shop') }, ['other']],
    ['no namespace', { 'cost/a.yaml': hpa('own'), 'scaling/b.yaml': hpa('other') }, []],
    ['environments', { 'dev/a.yaml': own, 'production/b.yaml': hpa('other', 'shop') }, []],
    ['environments above them', { 'k8s-dev/x/a.yaml': own, 'k8s-prod/x/b.yaml': hpa('other', 'shop') }, []],
    ['regions', { 'us-east-1/a.yaml': own, 'eu-west-1/b.yaml': hpa('other', 'shop') }, []],
    [
      'copies of one object',
      {
        'blau/a.yaml': `${own}---\n${hpa('copy', 'shop')}`,
        'rot/b.yaml': `${hpa('other', 'shop')}---\n${hpa('copy', 'shop')}`,
      },
      ['copy'],
    ],
    [
      'an overlay and what lies beside it',
      {
        'k8s/a.yaml': own,
        'overlay/kustomization.yaml': 'resources: [b.yaml]\n',
        'overlay/b.yaml': hpa('other', 'shop'),
      },
      [],
    ],
  ])('%s', (_, files, names) => expect(reached(files).names).toEqual(names))
})

describe('nothing is called missing', () => {
  it('beside an object that cannot be identified', () => {
    expect(reached({ 'k8s/a.yaml': hpa('own') }).open).toBe(false)
    expect(reached({ 'k8s/a.yaml': `${hpa('own')}---\n${hpa("'${NAME}'")}` }).open).toBe(true)
  })

  it('in a namespace of very many directories', () => {
    const many = Array.from({ length: 120 }, (_, index) => [`k${index}/a.yaml`, hpa(`h${index}`, 'shop')] as const)
    const { names, open } = reached({ ...Object.fromEntries(many), 'own/a.yaml': hpa('own', 'shop') })
    expect([names, open]).toEqual([[], true])
  })
})
