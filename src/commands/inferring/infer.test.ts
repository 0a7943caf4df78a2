import { expect, test } from 'vitest'
import { readSpec } from '../../design/read.ts'
import type { World } from '../../model/world.ts'
import { draftText } from './draft.ts'
import { infer } from './infer.ts'

function world(files: Readonly<Record<string, string>>): World {
  const walked = Object.entries(files).map(([path, text]) => ({ path, text }))
  return {
    cwd: '/home/me/my.Shop 2',
    env: {},
    now: () => new Date('2026-11-21'),
    tell: () => undefined,
    run: async () => undefined,
    files: {
      read: async () => undefined,
      walk: async () => ({ files: walked, skipped: [] }),
      list: async () => ({ files: [], skipped: [] }),
      write: async () => undefined,
      temporary: async () => '/nowhere',
    },
  }
}

test.each<
  [string, Record<string, string>, readonly (readonly [string, string, string, number?])[], Record<string, string>]
>([
  [
    'one program at the top',
    { 'package.json': '{"name":"@acme/shop-api","dependencies":{"express":"5","pg":"8"}}' },
    [['shop-api', 'api', 'node']],
    { db: 'postgresql' },
  ],
  [
    'Python with a queue',
    { 'svc/requirements.txt': 'flask==3.1\npika\n', 'svc/Dockerfile': 'FROM python:3.14\nEXPOSE 5000\n' },
    [['svc', 'api', 'python', 5000]],
    { jobs: 'queue' },
  ],
  [
    'Go by its module file',
    { 'cmd/go.mod': 'module acme\nrequire (\n\tgithub.com/gin-gonic/gin v1.11\n\tgithub.com/jackc/pgx/v5 v5.7\n)' },
    [['cmd', 'api', 'go']],
    { db: 'postgresql' },
  ],
  [
    'Java with Maven',
    { 'core/pom.xml': '<artifactId>spring-boot-starter-web</artifactId><groupId>org.postgresql</groupId>' },
    [['core', 'api', 'java']],
    { db: 'postgresql' },
  ],
  [
    'a Dockerfile alone',
    { 'site/Dockerfile': 'FROM node:24 AS build\nFROM nginx:1.29\n', 'job/Dockerfile': 'FROM golang:1.25\n' },
    [
      ['site', 'frontend', 'static'],
      ['job', 'worker', 'go'],
    ],
    {},
  ],
  [
    'rendered on a server',
    { 'web/package.json': '{"dependencies":{"next":"16","react":"19"}}' },
    [['web', 'frontend', 'node']],
    {},
  ],
  [
    'names that a spec cannot have',
    {
      '2_Fast/package.json': '{"scripts":{"start":"x"}}',
      'a-very-long-name-for-one-service/package.json': '{"scripts":{"start":"x"}}',
    },
    [
      ['fast', 'api', 'node'],
      ['a-very-long-name-for', 'api', 'node'],
    ],
    {},
  ],
  [
    'two of one name',
    { 'a/api/package.json': '{"scripts":{"start":"x"}}', 'b/api/package.json': '{"scripts":{"start":"x"}}' },
    [
      ['api', 'api', 'node'],
      ['api-2', 'api', 'node'],
    ],
    {},
  ],
  [
    'Ruby, PHP and .NET, whatever their pages are made with',
    {
      'shop/Gemfile': '# gem "redis"\ngem "rails"\ngem "pg"\n',
      'shop/package.json': '{"devDependencies":{"vite":"8"}}',
      'crm/composer.json': '{"require":{"php":"^8.3","laravel/framework":"^12","predis/predis":"3"}}',
      'crm/package.json': '{"dependencies":{"vue":"3"}}',
      'carts/src/carts.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"><PackageReference Include="Npgsql" /></Project>',
      'carts/lib/lib.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
    },
    [
      ['shop', 'api', 'ruby'],
      ['crm', 'api', 'php'],
      ['carts', 'api', 'dotnet'],
    ],
    { db: 'postgresql', cache: 'redis' },
  ],
  [
    'a program in Go that names no framework, and images that only pack it',
    {
      'go.mod': 'module acme\nrequire github.com/lib/pq v1.10\n',
      'main.go': 'package main\n',
      'packaging/debian/Dockerfile': 'FROM golang:1.25\n',
      'packaging/alpine/Dockerfile': 'FROM golang:1.25\nEXPOSE 8080\n',
    },
    [['my-shop-2', 'api', 'go']],
    { db: 'postgresql' },
  ],
  [
    'long names that begin alike',
    {
      'acme-petclinic-customers-service/pom.xml': '<artifactId>spring-boot-starter-webmvc</artifactId>',
      'acme-petclinic-api-gateway/pom.xml': '<artifactId>spring-cloud-starter-gateway-server-webflux</artifactId>',
      'docker/Dockerfile': 'FROM eclipse-temurin:21\n',
    },
    [
      ['customers-service', 'api', 'java'],
      ['api-gateway', 'api', 'java'],
    ],
    {},
  ],
])('%s', async (_, files, services, data) => {
  const draft = await infer(world(files), '.')
  const { spec, problems } = readSpec({ path: 'devops.yaml', text: draftText(draft) })
  expect(problems).toEqual([])
  expect(spec?.services.map(({ name, type, runtime }) => [name, type, runtime])).toEqual(
    services.map((each) => each.slice(0, 3)),
  )
  for (const [name, , , port] of services)
    if (port) expect(spec?.services.find((each) => each.name === name)?.port).toBe(port)
  expect(Object.fromEntries(spec?.data.map(({ name, engine }) => [name, engine]) ?? [])).toEqual(data)
})

test('pages that a server makes from a store are asked of that server', async () => {
  const files = { 'package.json': '{"name":"site","dependencies":{"next":"16","react":"19","pg":"8"}}' }
  const { spec } = readSpec({ path: 'devops.yaml', text: draftText(await infer(world(files), '.')) })
  expect(spec?.services).toMatchObject([{ name: 'site', type: 'api', public: true, uses: ['db'] }])
})

test('what Compose publishes is public, waits for what it says, and listens where a container may', async () => {
  const files = {
    'vote/requirements.txt': 'flask\n',
    'vote/Dockerfile': 'FROM python:3.14\nEXPOSE 80\n',
    'tally/package.json': '{"scripts":{"start":"x"}}',
    'compose.yaml':
      'services:\n  vote: { build: { context: ./vote }, ports: ["8080:80"], depends_on: [redis] }\n  tally: { build: tally }\n  redis: { image: redis:8 }\n',
  }
  const text = draftText(await infer(world(files), '.'))
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  expect(problems).toEqual([])
  expect(spec?.services).toMatchObject([
    { name: 'vote', public: true, port: 8080, uses: ['redis'] },
    { name: 'tally', public: false, uses: [] },
  ])
  expect(text).toContain('compose.yaml publishes its port; it listens on 80')
})

test('who meets users goes by its name where nothing else tells, and calls may be gRPC', async () => {
  const files = {
    'src/frontend/go.mod': 'module a\nrequire github.com/gorilla/mux v1\nrequire google.golang.org/grpc v1\n',
    'src/checkoutservice/go.mod': 'module b\nrequire google.golang.org/grpc v1\n',
    'src/emailservice/requirements.txt': 'grpcio\n',
  }
  const { spec, problems } = readSpec({ path: 'devops.yaml', text: draftText(await infer(world(files), '.')) })
  expect(problems).toEqual([])
  expect(spec?.services).toMatchObject([
    { name: 'frontend', public: true, protocol: 'http' },
    { name: 'checkoutservice', public: false, protocol: 'grpc' },
    { name: 'emailservice', public: false, protocol: 'grpc' },
  ])
})

test('broken manifests are read for what they still tell', async () => {
  const files = {
    'a/package.json': '{ "dependencies": ',
    'a/Dockerfile': 'FROM node:24',
    'b/compose.yaml': 'services: [',
    'c/package.json': '[null]',
  }
  const draft = await infer(world(files), '.')
  expect(Object.keys(draft.services)).toEqual(['a'])
})

test('the region, the account and the domain come from configuration', async () => {
  const files = {
    'package.json': '{"scripts":{"start":"x"}}',
    'main.tf': 'provider "aws" {\n  region = "ap-southeast-2"\n}\n',
    'k8s/web.yaml':
      'kind: Deployment\nspec: { template: { spec: { containers: [{ image: 123456789012.dkr.ecr.ap-southeast-2.amazonaws.com/x }] } } }\n',
    'k8s/route.yaml': 'kind: HTTPRoute\nspec:\n  hostnames:\n    - shop.acme.io\n',
  }
  const { cloud, domain } = await infer(world(files), '.')
  expect([cloud.region.value, cloud.account?.value, domain.value]).toEqual([
    'ap-southeast-2',
    '123456789012',
    'shop.acme.io',
  ])
})
