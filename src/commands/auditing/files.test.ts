import { expect, it } from 'vitest'
import { worldOf } from '../../../test/world.ts'
import { filesOf } from './files.ts'

it('reads what a kustomization names, whatever it is called, and nothing else of that name', async () => {
  const kustomization = `configMapGenerator:
  - { name: a, files: [app.conf, key=../shared/nginx, gone/away], envs: [.env] }
patches: [{ path: change.json, target: { kind: Pod } }]
`
  const world = worldOf(
    new Map([
      ['shop/kustomization.yaml', kustomization],
      ['shop/app.conf', 'a=1'],
      ['shop/.env', 'A=1'],
      ['shop/change.json', '[]'],
      ['shop/notes', ''],
      ['shared/nginx', ''],
      ['other/app.conf', ''],
    ]),
  )
  const { files, beside } = await filesOf(world, {})
  expect(files.map(({ path }) => path)).toContain('shop/kustomization.yaml')
  const all = [...files, ...beside].map(({ path }) => path)
  expect(all).toEqual(expect.arrayContaining(['shop/app.conf', 'shop/.env', 'shop/change.json', 'shared/nginx']))
  expect(all).not.toContain('shop/notes')
  expect(all).not.toContain('other/app.conf')
})
