import { expect, it } from 'vitest'
import { Dependency, Manifest, Toolchain } from '../../kinds/packages.ts'
import { placeOf } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { survey } from '../survey.ts'

const parent = `<project>
  <groupId>org.shop</groupId><artifactId>parent</artifactId><version>1.0</version>
  <properties><java.version>21</java.version><spring.version>6.2.1</spring.version><twice>\${spring.version}</twice></properties>
  <modules><module>api</module></modules>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-core</artifactId><version>\${twice}</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version><scope>test</scope></dependency>
  </dependencies></dependencyManagement>
</project>
`
const api = `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><groupId>org.shop</groupId><artifactId>parent</artifactId><version>1.0</version></parent>
  <artifactId>api</artifactId>
  <dependencies>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-core</artifactId></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId></dependency>
    <dependency><groupId>\${project.groupId}</groupId><artifactId>model</artifactId><version>\${project.version}</version></dependency>
    <dependency><groupId>a</groupId><artifactId>b</artifactId><version>[1.0,2.0)</version><optional>true</optional></dependency>
    <dependency><groupId>a</groupId><artifactId>c</artifactId><version>\${nowhere}</version></dependency>
    <dependency><groupId>a</groupId><artifactId>d</artifactId></dependency>
  </dependencies>
  <build><plugins><plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.1</version></plugin></plugins></build>
</project>
`
const estate = survey([
  { path: 'pom.xml', text: parent },
  { path: 'api/pom.xml', text: api },
])
const texts = new Map([...estate.files].map(([path, { text }]) => [path, text]))
const standing = (place: { file: string; span: { start: number; end: number } }) =>
  `${place.file}: ${texts.get(place.file)?.slice(place.span.start, place.span.end)}`

it('reads each project with what its parents say', () => {
  expect(estate.problems).toEqual([])
  expect(estate.of(Manifest).map(({ name, data, scope }) => ({ name, scope, ...data }))).toEqual([
    { name: 'org.shop:parent', scope: '.', ecosystem: 'maven', version: '1.0', workspaces: ['api'] },
    {
      name: 'org.shop:api',
      scope: 'api',
      ecosystem: 'maven',
      version: '1.0',
      parent: 'org.shop:parent:1.0',
      workspaces: [],
    },
  ])
  expect(estate.of(Toolchain).map(({ data }) => data)).toEqual([{ tool: 'java', constraint: '21' }])
})

it('resolves versions from properties and managed dependencies, and leads to where they are written', () => {
  const found = estate.of(Dependency).filter(({ scope }) => scope === 'api')
  expect(found.map(({ data: { name, constraint, scope, pinned } }) => [name, constraint, scope, pinned])).toEqual([
    ['org.springframework:spring-core', '6.2.1', 'runtime', true],
    ['junit:junit', '4.13.2', 'test', true],
    ['org.shop:model', '1.0', 'runtime', true],
    ['a:b', '[1.0,2.0)', 'optional', false],
    ['a:c', undefined, 'runtime', false],
    ['a:d', undefined, 'runtime', false],
    ['org.apache.maven.plugins:maven-jar-plugin', '3.4.1', 'build', true],
  ])
  const [spring, junit, model, range, nowhere] = found
  if (!spring || !junit || !model || !range || !nowhere) throw expect.unreachable()
  expect(standing(placeOf(spring, ['constraint']))).toBe('pom.xml: ${spring.version}')
  expect(standing(placeOf(junit, ['constraint']))).toBe('pom.xml: 4.13.2')
  expect(standing(placeOf(model, ['constraint']))).toBe('api/pom.xml: 1.0')
  expect(standing(placeOf(range, ['constraint']))).toBe('api/pom.xml: [1.0,2.0)')
  expect(standing(placeOf(junit))).toContain('api/pom.xml: <dependency><groupId>junit')
  expect(isUnknown(valueAt(nowhere.tree.data, [...nowhere.path, 'constraint']))).toBe(true)
  expect(junit.tree.edit({ set: [...junit.path, 'constraint'], to: '4.13.3' })).toMatchObject({
    file: 'pom.xml',
    text: '4.13.3',
  })
  expect(spring.tree.edit({ set: [...spring.path, 'constraint'], to: '7' })).toHaveProperty('refused')
})

it.each([
  [
    'a parent that is its own child',
    '<parent><groupId>g</groupId><artifactId>x</artifactId><relativePath>pom.xml</relativePath></parent>',
  ],
  ['a property that names itself', '<properties><v>${v}</v></properties>'],
  [
    'properties that double each other',
    `<properties>${Array.from({ length: 30 }, (_, i) => `<p${i}>\${p${i + 1}}\${p${i + 1}}</p${i}>`).join('')}</properties>`,
  ],
])('survives %s', (_, inner) => {
  const text = `<project><groupId>g</groupId><artifactId>x</artifactId>${inner}<dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>\${v}\${p0}</version></dependency></dependencies></project>`
  const [only] = survey([{ path: 'pom.xml', text }]).of(Dependency)
  expect(only?.data).toMatchObject({ name: 'a:b', pinned: false })
})
