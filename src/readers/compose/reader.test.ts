import { beforeAll, describe, expect, it } from 'vitest'
import { ComposeNetwork, ComposeProject, ComposeService, ComposeVolume } from '../../kinds/compose.ts'
import { type Change, type Path, valueAt } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { ready, survey } from '../survey.ts'

beforeAll(ready)

type Texts = Readonly<Record<string, string>>

const read = (texts: Texts) => survey(Object.entries(texts).map(([path, text]) => ({ path, text })))

/** The project of the scope, its data at hand. */
function project(texts: Texts, scope = '.') {
  const estate = read(texts)
  const tree = estate.trees.find((each) => each.scope === scope)
  if (!tree) throw new Error('nothing was derived')
  const at = (...path: Path) => valueAt(tree.data, [0, ...path])
  return { estate, tree, at, problems: tree.problems.map(({ message }) => message) }
}

const web = (rest: string) => ({ 'compose.yaml': `services:\n  web:\n    image: nginx\n    ${rest}\n` })

describe('short forms are written out', () => {
  it.each<[string, string, unknown]>([
    ['ports: ["80"]', 'ports', [{ mode: 'ingress', protocol: 'tcp', target: 80 }]],
    ['ports: [80]', 'ports', [{ mode: 'ingress', protocol: 'tcp', target: 80 }]],
    [
      'ports: ["127.0.0.1:8080:80/udp"]',
      'ports',
      [{ mode: 'ingress', host_ip: '127.0.0.1', protocol: 'udp', target: 80, published: '8080' }],
    ],
    [
      'ports: ["[::1]:8080:80"]',
      'ports',
      [{ mode: 'ingress', host_ip: '::1', protocol: 'tcp', target: 80, published: '8080' }],
    ],
    [
      'ports: ["3000-3001:80-81"]',
      'ports',
      [
        { mode: 'ingress', protocol: 'tcp', target: 80, published: '3000' },
        { mode: 'ingress', protocol: 'tcp', target: 81, published: '3001' },
      ],
    ],
    ['ports: ["3000-3005:80"]', 'ports', [{ mode: 'ingress', protocol: 'tcp', target: 80, published: '3000-3005' }]],
    ['volumes: [/data]', 'volumes', [{ type: 'volume', target: '/data', volume: {} }]],
    ['volumes: ["db:/data/"]', 'volumes', [{ type: 'volume', source: 'db', target: '/data', volume: {} }]],
    [
      'volumes: ["./x:/y:ro,z"]',
      'volumes',
      [
        {
          type: 'bind',
          source: './x',
          target: '/y',
          read_only: true,
          bind: { create_host_path: true, selinux: 'z' },
        },
      ],
    ],
    ['environment: [A=1, "B=x=y"]', 'environment', { A: '1', B: 'x=y' }],
    ['environment: { A: 1, B: true }', 'environment', { A: '1', B: 'true' }],
    ['labels: [a.b=c, d]', 'labels', { 'a.b': 'c', d: '' }],
    ['command: npm run "a b" && x', 'command', ['npm', 'run', 'a b']],
    ['entrypoint: [sh, -c, "a && b"]', 'entrypoint', ['sh', '-c', 'a && b']],
    ['healthcheck: { test: curl x }', 'healthcheck', { test: ['CMD-SHELL', 'curl x'] }],
    ['depends_on: [db]', 'depends_on', { db: { condition: 'service_started', required: true } }],
    [
      'depends_on: { db: { condition: service_healthy } }',
      'depends_on',
      { db: { condition: 'service_healthy', required: true } },
    ],
    ['networks: [front, back]', 'networks', { front: null, back: null }],
    ['build: ./app', 'build', { context: './app' }],
    ['secrets: [token]', 'secrets', [{ source: 'token' }]],
    ['extra_hosts: ["a=1.2.3.4", "b:[::1]"]', 'extra_hosts', { a: ['1.2.3.4'], b: ['::1'] }],
    ['privileged: "true"', 'privileged', true],
    ['devices: [/dev/a:/dev/b]', 'devices', [{ source: '/dev/a', target: '/dev/b', permissions: 'rwm' }]],
    ['env_file: gone.env', 'env_file', [{ path: 'gone.env', required: true, read: false }]],
  ])('%s', (rest, field, value) => {
    const { at, problems } = project(web(rest))
    expect(at('services', 'web', field)).toEqual(value)
    expect(problems).toEqual([])
  })
})

describe('a file that is laid over another', () => {
  const base = `    ports: ["80:80"]
    volumes: ["one:/data", "two:/more"]
    environment: { A: 1, B: 2 }
    command: [a]
    dns: 1.1.1.1
    cap_add: [NET_ADMIN]
    depends_on: [db]
    logging: { driver: local, options: { a: b } }
  db: { image: postgres }`
  it.each<[string, string, unknown]>([
    ['image: other', 'image', 'other'],
    ['environment: [B=3, C=4]', 'environment', { A: '1', B: '3', C: '4' }],
    ['command: [b]', 'command', ['b']],
    ['dns: [1.1.1.1, 8.8.8.8]', 'dns', ['1.1.1.1', '8.8.8.8']],
    ['cap_add: [NET_ADMIN, SYS_TIME]', 'cap_add', ['NET_ADMIN', 'SYS_TIME']],
    ['cap_add: !reset []', 'cap_add', undefined],
    ['cap_add: !override [SYS_TIME]', 'cap_add', ['SYS_TIME']],
    ['environment: { A: !reset null }', 'environment', { B: '2' }],
    ['logging: { options: { c: d } }', 'logging', { driver: 'local', options: { a: 'b', c: 'd' } }],
    ['logging: { driver: json-file }', 'logging', { driver: 'json-file' }],
    [
      'ports: ["80:80", "443:443"]',
      'ports',
      [
        { mode: 'ingress', protocol: 'tcp', target: 80, published: '80' },
        { mode: 'ingress', protocol: 'tcp', target: 443, published: '443' },
      ],
    ],
    [
      'volumes: ["new:/data"]',
      'volumes',
      [
        { type: 'volume', source: 'new', target: '/data', volume: {} },
        { type: 'volume', source: 'two', target: '/more', volume: {} },
      ],
    ],
    [
      'depends_on: { cache: { condition: service_healthy } }',
      'depends_on',
      {
        db: { condition: 'service_started', required: true },
        cache: { condition: 'service_healthy', required: true },
      },
    ],
  ])('brings %s', (rest, field, value) => {
    const texts = {
      'compose.yaml': `services:\n  web:\n    image: nginx\n${base}\n`,
      'compose.override.yaml': `services:\n  web:\n    ${rest}\n`,
    }
    expect(project(texts).at('services', 'web', field)).toEqual(value)
    expect(project(texts).problems).toEqual([])
  })

  it('is a scope of its own where it is for one environment and cannot run alone', () => {
    const texts = {
      'app/docker-compose.yml': 'services:\n  web: { image: a, user: x }\n',
      'app/docker-compose.override.yml': 'services:\n  web: { tty: true }\n',
      'app/docker-compose.prod.yml': 'services:\n  web: { restart: always }\n',
      'app/docker-compose.test.yml': 'services:\n  test: { image: t }\n',
      'app/other/stack.yml': 'version: "3"\nservices:\n  web: { image: s }\n',
    }
    const services = read(texts).of(ComposeService)
    expect(services.map(({ scope, data }) => [scope, data.key, data.image, data.tty, data.restart])).toEqual([
      ['app', 'web', 'a', true, undefined],
      ['app/docker-compose.prod.yml', 'web', 'a', undefined, 'always'],
      ['app/docker-compose.test.yml', 'test', 't', undefined, undefined],
      ['app/other/stack.yml', 'web', 's', undefined, undefined],
    ])
  })

  it('is chosen by COMPOSE_FILE where .env has it', () => {
    const texts = {
      '.env': 'COMPOSE_FILE=compose.yaml:compose.dev.yaml\n',
      'compose.yaml': 'services:\n  web: { image: a }\n',
      'compose.dev.yaml': 'services:\n  web: { tty: true }\n',
    }
    expect(
      read(texts)
        .of(ComposeService)
        .map(({ scope, data }) => [scope, data.tty]),
    ).toEqual([['.', true]])
  })
})

describe('what a service extends', () => {
  it('comes from the same file, and from others, whose paths are counted anew', () => {
    const texts = {
      'compose.yaml':
        'services:\n  base: { image: a, environment: { A: 1 } }\n  web: { extends: base, environment: [B=2] }\n  far: { extends: { file: lib/common.yml, service: x }, user: me }\n',
      'lib/common.yml': 'services:\n  x: { extends: y, env_file: v.env }\n  y: { build: ., volumes: ["./d:/d"] }\n',
      'lib/v.env': 'V=1\n',
    }
    const { at, problems, estate } = project(texts)
    expect(at('services', 'web')).toEqual({ image: 'a', environment: { A: '1', B: '2' } })
    expect(at('services', 'far', 'build')).toEqual({ context: 'lib' })
    expect(at('services', 'far', 'volumes', 0, 'source')).toBe('lib/d')
    expect(at('services', 'far', 'environment')).toEqual({ V: '1' })
    expect(problems).toEqual([])
    expect(estate.of(ComposeProject)).toHaveLength(1)
  })

  it.each([
    ['itself', 'services:\n  a: { image: x, extends: b }\n  b: { extends: a }\n', 'extends itself'],
    ['nothing', 'services:\n  a: { image: x, extends: gone }\n', 'no service `gone`'],
    ['a file that is not there', 'services:\n  a: { image: x, extends: { file: g.yml, service: b } }\n', 'not at hand'],
  ])('may be %s', (_, text, message) => {
    const { problems, at } = project({ 'compose.yaml': text })
    expect(problems.join()).toContain(message)
    expect(at('services', 'a', 'image')).toBe('x')
  })
})

describe('what a project includes', () => {
  it('is loaded with its own .env and from its own directory; the includer has the last word', () => {
    const texts = {
      'compose.yaml': 'include: [sub/compose.yaml]\nservices:\n  web: { image: a }\n  db: { user: me }\n',
      'sub/compose.yaml': 'services:\n  db: { image: "pg:${TAG}", volumes: ["./d:/d"] }\nvolumes: { v: {} }\n',
      'sub/.env': 'TAG=16\n',
    }
    const { at, estate } = project(texts)
    expect(at('services', 'db', 'image')).toBe('pg:16')
    expect(at('services', 'db', 'user')).toBe('me')
    expect(at('services', 'db', 'volumes', 0, 'source')).toBe('sub/d')
    expect(estate.of(ComposeVolume).map(({ name, scope }) => [name, scope])).toEqual([['volume/v', '.']])
  })

  it('may not be itself, nor gone', () => {
    const texts = {
      'compose.yaml': 'include: [a.yaml, gone.yaml]\nservices:\n  web: { image: a }\n',
      'a.yaml': 'include: [compose.yaml]\nservices:\n  x: { image: b }\n',
    }
    expect(project(texts, 'compose.yaml').problems.join()).toMatch(
      /includes itself.*not at hand|not at hand.*includes itself/,
    )
  })
})

describe('variables', () => {
  const texts = {
    '.env': 'TAG=1.0\nPORT=8080\n',
    'web.env': 'A=file\nB=file # why\nE=${TAG}-${B}\n',
    'compose.yaml': `services:
  web:
    image: nginx:\${TAG}
    ports: ["\${PORT}:80", "\${OTHER}:81"]
    volumes: ["\${DIR}:/d", "./\${DIR}:/e"]
    env_file: web.env
    environment: ["A=own", "C=\${GONE}", "D", "TAG"]
    user: \${UID:-1000}
    hostname: \${NAME:?must be set}
    stop_signal: $$x
`,
  }
  const { at, problems, tree } = project(texts)
  it.each<[Path, unknown]>([
    [['image'], 'nginx:1.0'],
    [['ports', 0, 'published'], '8080'],
    [['ports', 1, 'target'], 81],
    [['volumes', 0, 'target'], '/d'],
    [['volumes', 1, 'type'], 'bind'],
    [['environment', 'A'], 'own'],
    [['environment', 'B'], 'file'],
    [['environment', 'TAG'], '1.0'],
    [['environment', 'E'], '1.0-file'],
    [['env_file', 0, 'read'], true],
    [['user'], '1000'],
    [['stop_signal'], '$x'],
  ])('%j is known', (path, value) => expect(at('services', 'web', ...path)).toBe(value))

  it.each<[Path]>([
    [['ports', 1, 'published']],
    [['volumes', 0, 'source']],
    [['volumes', 0, 'type']],
    [['volumes', 1, 'source']],
    [['environment', 'C']],
    [['environment', 'D']],
    [['hostname']],
  ])('%j is not, and says why', (path) => {
    const value = at('services', 'web', ...path)
    expect(isUnknown(value) && whyUnknown(value)).toMatch(/is set by whoever runs it/)
  })

  it('lead to the file that holds them', () => {
    expect(problems).toEqual([])
    expect(tree.placeOf([0, 'services', 'web', 'environment', 'B']).file).toBe('web.env')
    expect(tree.placeOf([0, 'services', 'web', 'environment', 'A']).file).toBe('compose.yaml')
  })
})

describe('an edit', () => {
  const texts: Texts = {
    'compose.yaml':
      'services:\n  web:\n    image: a\n    environment:\n      - A=1\n      - B=$B\n    ports: ["80:80"]\n',
    'compose.override.yaml': 'services:\n  web:\n    user: me # who\n',
  }
  const applied = (change: Change) => {
    const edit = project(texts).tree.edit(change)
    if ('refused' in edit) return edit.refused
    const text = texts[edit.file] ?? ''
    return `${edit.file}: ${(text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)).trim()}`
  }
  const at = (...path: Path): Path => [0, 'services', 'web', ...path]
  it.each<[Change, string]>([
    [{ set: at('user'), to: 'you' }, 'compose.override.yaml: services:\n  web:\n    user: you # who'],
    [{ set: at('environment', 'A'), to: '2' }, 'A=2'],
    [{ set: at('privileged'), to: true }, 'privileged: true'],
    [{ set: at('ports', 0), to: '127.0.0.1:80:80' }, 'ports: ["127.0.0.1:80:80"]'],
    [{ drop: at('environment', 'A') }, 'environment:\n      - B=$B'],
    [{ set: at('environment', 'B'), to: '2' }, 'the value is put together from variables'],
    [{ set: at('ports', 0, 'published'), to: '81' }, 'the value is part of a short form'],
  ])('%j', (change, text) => expect(applied(change)).toContain(text))
})

describe('what is a compose file', () => {
  it.each<[string, string, boolean]>([
    ['stack.yml', 'services:\n  a: { image: x }\n', true],
    ['docker-compose.yml', 'services:\n  a: {}\n', true],
    ['services.yaml', 'services:\n  a: { class: x }\n', false],
    ['stack.yml', 'services:\n  a: { image: x }\nsteps: []\n', false],
    ['x.yml', 'apiVersion: v1\nkind: X\nservices:\n  a: { image: x }\n', false],
    ['compose.yaml', 'a: 1\n', false],
    ['compose.yaml', '[]\n', false],
  ])('%s with %j: %j', (path, text, is) => {
    expect(read({ [path]: text }).of(ComposeProject)).toHaveLength(is ? 1 : 0)
  })

  it('may hold anything anywhere without harm', () => {
    const odd = ['null', '7', '[]', '{}', '""', '[[]]', '{ a: [] }', '!reset x', '${', '[null, 7, {}]']
    const fields = ['ports', 'volumes', 'environment', 'build', 'extends', 'env_file', 'networks', 'depends_on']
    for (const field of [...fields, 'command', 'labels', 'deploy', 'healthcheck', 'extra_hosts', 'secrets'])
      for (const value of odd) {
        const text = `services:\n  a:\n    image: x\n    ${field}: ${value}\n`
        const over = `include: ${value}\nservices:\n  a:\n    ${field}: [x]\n  b: ${value}\nnetworks: ${value}\n`
        expect(() => read({ 'compose.yaml': text, 'compose.override.yaml': over })).not.toThrow()
      }
  })

  it('is read no further than is good', () => {
    const ports = Array.from({ length: 40 }, (_, index) => `"${index + 1}-60000"`).join(', ')
    expect(project(web(`ports: [${ports}]`)).problems.join()).toContain('too many ports')
  })
})

it('networks and volumes have the names of the project', () => {
  const text = 'name: shop\nservices:\n  a: { image: x }\nnetworks:\n  n: { external: { name: real } }\n'
  const estate = read({ 'compose.yaml': text })
  expect(estate.of(ComposeProject)[0]?.name).toBe('shop')
  expect(estate.of(ComposeNetwork)[0]?.data).toMatchObject({ key: 'n', external: true, name: 'real' })
})
